// A file that was taken out of git is still in every clone's history.
import { posix } from 'node:path'
import { type GitPlace, runGit } from '../../git/git.ts'
import { toSlashes } from '../../slashes.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import { holdingsOf, listed } from '../holdings.ts'
import { isInMadeUpFolder } from '../made-up.ts'
import { type Gone, goneFromHead } from '../past/names-in-history.ts'

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
    const gone = await goneFromHead(place, (path) => isEnvironmentFile(path) && !isInMadeUpFolder(path))
    const seen = await Promise.all(gone.slice(0, MOST_FILES).map((one) => toObservation(one, posix.join(prefix, one.path), place)))
    return seen.flat()
  },
}

/** More than these nobody reads, and all are mended in the same way. */
const MOST_FILES = 100

async function toObservation({ blob }: Gone, shown: string, place: GitPlace): Promise<Observation[]> {
  const { code, output } = shown.startsWith('..') ? { code: 1, output: '' } : await runGit(['cat-file', 'blob', blob], place)
  const { secret, other } = holdingsOf(code === 0 ? output.toString() : '')
  const names = secret.length > 0 ? secret : other
  if (names.length === 0) return []
  const what = secret.length === 0 ? '' : secret.length === 1 ? ', which looks secret' : ', which look secret'
  const message = `${shown} is gone, but history has it: git show ${blob.slice(0, 12)} sets ${listed(names)}${what}.`
  return [{ path: shown, severity: secret.length > 0 ? 'medium' : 'info', message }]
}
