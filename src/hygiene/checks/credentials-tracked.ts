// Files that programs keep credentials in have no place in a repository; what is in them decides, not what they are called.
import type { HygieneCheck, Observation } from '../check.ts'
import { credentialsIn, credentialsKindOf } from '../credentials/index.ts'
import { listed } from '../holdings.ts'
import { isMadeUpAt } from '../made-up.ts'

export const credentialsTracked: HygieneCheck = {
  id: 'credentials-tracked',
  title: 'Credentials file under version control',
  severity: 'high',
  harm: 'Whoever can read the repository, now or later, can log in with what the file holds.',
  modes: ['tree', 'staged'],
  remedy: [
    'Revoke what it holds and make new credentials: history keeps the old ones.',
    'Take it out of git and keep the file: git rm --cached FILE, then list it in .gitignore (straykey hygiene --fix does both, where the file holds nothing else).',
    'Keep credentials in your home folder or in a secret manager, and name them by variables where a file needs them.',
  ],
  async examine(facts) {
    const named = facts.telling.filter((path) => credentialsKindOf(path) !== undefined)
    const inGit = await facts.tracked(named)
    const tracked = named.filter((path) => inGit.has(path)).sort()
    const seen = await Promise.all(tracked.map(async (path) => ({ path, credentials: await credentialsIn(path, facts) })))
    const state = facts.mode === 'staged' ? 'is about to be committed' : 'is tracked by git'
    const held = seen.flatMap(({ path, credentials }) => (credentials ? [{ path, ...credentials }] : []))
    const [madeUp, real] = [held.filter(({ path }) => isMadeUpAt(path)), held.filter(({ path }) => !isMadeUpAt(path))]
    return [
      ...real.map(({ path, severity, holds }) => ({ path, severity, message: `${path} ${state}: ${holds}.` })),
      ...forTests(madeUp.map(({ path }) => path)),
    ]
  },
  fix({ path, severity }) {
    if (severity === 'info') return []
    const rotate = { kind: 'by hand', sentence: `revoke what ${path} held and make new credentials: history keeps the old ones` } as const
    if (!credentialsKindOf(path)?.isOnlyCredentials)
      return [{ kind: 'by hand', sentence: `take the credentials out of ${path}, and name them by variables` }, rotate]
    return [{ kind: 'untrack', path }, { kind: 'ignore', path }, rotate]
  },
}

/** One word for all of them: some projects have hundreds, and mean to. */
function forTests(paths: readonly string[]): Observation[] {
  const [path] = paths
  if (path === undefined) return []
  const are = paths.length === 1 ? 'looks like one' : 'look like some'
  const message = `${listed(paths)} ${are} of tests or examples; if a machine knows the keys that ${paths.length === 1 ? 'it holds' : 'they hold'}, take them out.`
  return [{ path, severity: 'info', about: 'for tests', message }]
}
