// A file that was taken out of git is still in every clone's history.
import { posix } from 'node:path'
import type { GitPlace } from '../../git/git.ts'
import { toSlashes } from '../../slashes.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import { holdingsOf, listed } from '../holdings.ts'
import { isInMadeUpFolder } from '../made-up.ts'
import { type Gone, goneFromHead } from '../past/names-in-history.ts'
import { versionAt } from '../past/version-at.ts'

export const envInHistory: HygieneCheck = {
  id: 'env-in-history',
  title: 'File of environment variables in history',
  severity: 'medium',
  harm: 'It is gone from the newest commit, but every clone and every fork has its values.',
  modes: ['tree'],
  remedy: [
    'Replace every secret that it ever held; straykey history lists those that it knows, with the commits.',
    'Taking it out of history (git filter-repo) helps only before anybody else has cloned it; it changes the id of every later commit.',
  ],
  async examine(facts) {
    const { top, now, root, environment } = facts
    if (top === undefined || now === undefined) return []
    const place = { folder: top, environment, asTold: false, workTree: top }
    const prefix = toSlashes(posix.relative(toSlashes(root), toSlashes(top)))
    const gone = (await goneFromHead(place)).filter(({ path }) => isEnvironmentFile(path) && !isInMadeUpFolder(path))
    const seen = await Promise.all(gone.slice(0, MOST_FILES).map((one) => toObservation(one, posix.join(prefix, one.path), place)))
    return seen.flat()
  },
}

/** More than these nobody reads, and all are mended in the same way. */
const MOST_FILES = 100

async function toObservation({ path, commit }: Gone, shown: string, place: GitPlace): Promise<Observation[]> {
  const text = await versionAt(place, commit, path)
  const { secret, other } = holdingsOf(text ?? '')
  if (secret.length + other.length === 0 || shown.startsWith('..')) return []
  const names = listed(secret.length > 0 ? secret : other)
  const what = secret.length > 0 ? `set ${names}, which ${secret.length === 1 ? 'looks' : 'look'} secret` : `set ${names}`
  return [
    {
      path: shown,
      severity: secret.length > 0 ? 'medium' : 'info',
      message: `${shown} is gone, but history has it: at commit ${commit.slice(0, 12)} it ${what}.`,
    },
  ]
}
