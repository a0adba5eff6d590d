// What no ignore rule covers, the next `git add .` takes along.
import { posix } from 'node:path'
import type { HygieneCheck, Observation } from '../check.ts'
import { isEnvironmentFile, isExampleFile } from '../environment-file.ts'
import type { Facts } from '../facts.ts'
import { isInMadeUpFolder } from '../made-up.ts'
import { usesDotenv } from '../uses-dotenv.ts'
import { weigh } from '../weighing-environment.ts'

export const envNotIgnored: HygieneCheck = {
  id: 'env-not-ignored',
  title: 'File of environment variables that git does not ignore',
  severity: 'medium',
  harm: 'The next git add of a folder takes it along, and with the next push everybody who can read the repository has its values.',
  modes: ['tree'],
  remedy: ['List it in a .gitignore that is committed (straykey hygiene --fix does this), so that every clone has the rule.'],
  async examine(facts) {
    if (facts.top === undefined) return []
    const seen = await Promise.all([uncovered(facts), coveredHereAlone(facts), expected(facts)])
    return seen.flat()
  },
  fix: ({ path, about }) => [{ kind: 'ignore', path: about ?? path }],
}

/** Files that are there, and that nothing keeps out of git. */
async function uncovered(facts: Facts): Promise<Observation[]> {
  const named = facts.telling.filter(isEnvironmentFile)
  const [inGit, rules] = await Promise.all([facts.tracked(named), facts.ignores(named)])
  const open = named.filter((path) => !inGit.has(path) && rules.get(path)?.ignored === false).sort()
  const seen = await Promise.all(open.map(async (path) => ({ path, weight: await weigh(path, facts) })))
  return seen.flatMap(({ path, weight }) => {
    if (!weight) return []
    const severity = weight.severity === 'info' ? 'info' : 'medium'
    return [{ path, severity, message: `${path} is in no .gitignore, so the next git add takes it along: ${weight.holds}.` }]
  })
}

/** Files that git ignores here, while in other clones it would not. */
async function coveredHereAlone(facts: Facts): Promise<Observation[]> {
  const named = facts.ignored.filter(isEnvironmentFile)
  const rules = await facts.ignores(named)
  return named.flatMap((path) => {
    const { ignored, by } = rules.get(path) ?? {}
    if (!ignored || !by || by.scope === 'shared') return []
    const where = by.scope === 'clone' ? "this clone's info/exclude" : "this user's own ignore file"
    return [{ path, severity: 'info', message: `${path} is ignored only by ${where}; others' clones do not have that rule.` }]
  })
}

/** Files that are not there yet, where the project says that they will be. */
async function expected(facts: Facts): Promise<Observation[]> {
  const evidence = new Map<string, { readonly path: string; readonly why: string }>()
  for (const path of facts.telling.filter((one) => isExampleFile(one) && !isInMadeUpFolder(one))) {
    evidence.set(posix.join(posix.dirname(path), '.env'), { path, why: `${path} shows how one looks` })
  }
  const manifest = await usesDotenv(facts)
  const own = posix.join(facts.topFolder, '.env')
  if (manifest !== undefined && !evidence.has(own))
    evidence.set(own, { path: manifest, why: `${manifest} says that the project reads one` })
  const [rules, there] = [await facts.ignores([...evidence.keys()]), new Set([...facts.files, ...facts.ignored])]
  return [...evidence].flatMap(([about, { path, why }]) => {
    if (there.has(about) || rules.get(about)?.ignored !== false) return []
    return [{ path, about, severity: 'info', message: `No ignore rule covers ${about}, though ${why}.` }]
  })
}
