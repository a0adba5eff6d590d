// A key that several environments share can't be replaced in one alone, and who may see the weaker one has the stronger.
import type { DotenvEntry } from '../../dotenv/entry.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { allFiles, entriesInForce, placeOfValue } from '../environment-entries.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import { type Environment, environmentOf } from '../environments.ts'
import type { Facts } from '../facts.ts'
import { isForTests, isPublic, observationOf, placedWhere } from '../secret-places.ts'
import { isSecretEntry } from '../telling-entries.ts'

export const envSharedKey: HygieneCheck = {
  id: 'env-shared-key',
  title: 'One key for several environments',
  severity: 'medium',
  harm: 'Whoever sees the key where many may see it, in development or tests, has the one for real data, too; and it can not be replaced in one place alone.',
  modes: ['tree', 'staged'],
  remedy: [
    'Create a key for each environment, with no more rights than that environment needs.',
    'Replace the shared one in production first, then revoke it.',
  ],
  async examine(facts) {
    const found = sharedSecrets(facts)
    const told = new Set(found.map(({ value }) => value))
    return [...found.map(({ observation }) => observation), ...(await sharedEntries(facts, told))]
  },
}

/** Tests and development may share a key: nothing is real in either. */
function tooMany(environments: readonly (Environment | undefined)[]): boolean {
  const real = environments.filter((one) => one === 'production' || one === 'staging')
  return real.length > 0 && new Set(environments.map((one) => (one === 'test' ? 'development' : one))).size > 1
}

function sharedSecrets({ secrets }: Facts): { readonly value: string; readonly observation: Observation }[] {
  const kept = secrets.filter((secret) => !isPublic(secret) && !isForTests(secret))
  return placedWhere(kept, ({ path }) => environmentOf(path) !== undefined).flatMap((placed) => {
    const places = placed.places.map(({ path }) => ({ path, environment: environmentOf(path) }))
    if (!tooMany(places.map(({ environment }) => environment))) return []
    const first = placed.places.find(({ path }) => environmentOf(path) === realest(places)) ?? placed.first
    const message = `${placed.secret.title}, ${placed.secret.redacted}, is the same in ${named(places)}.`
    return [{ value: placed.secret.secret?.reveal() ?? '', observation: observationOf({ ...placed, first, places: [first] }, message) }]
  })
}

interface At {
  readonly path: string
  readonly environment: Environment | undefined
}

function realest(places: readonly At[]): Environment {
  return places.some(({ environment }) => environment === 'production') ? 'production' : 'staging'
}

/** `production (.env.production) and development (.env.development)`, each environment once. */
function named(places: readonly At[]): string {
  const first = new Map(places.toReversed().map(({ path, environment }) => [environment, path]))
  const order = ['production', 'staging', 'development', 'test'] as const
  const words = order.flatMap((one) => (first.has(one) ? [`${one} (${first.get(one)})`] : []))
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].join(' and ')
}

/** The same by their names in files of environment variables: no rule knows the value, or git ignores one of the files. */
async function sharedEntries(facts: Facts, told: ReadonlySet<string>): Promise<Observation[]> {
  const harmless = facts.secrets.filter((secret) => isPublic(secret) || isForTests(secret)).map(({ secret }) => secret?.reveal())
  const byValue = await entriesByValue(facts)
  return [...byValue].flatMap(([value, places]) => {
    const first = places.find(({ environment }) => environment === realest(places))
    if (!first || told.has(value) || harmless.includes(value) || !tooMany(places.map(({ environment }) => environment))) return []
    const { path, entry } = first
    return [{ path, place: placeOfValue(entry), message: `${entry.name} has the same value in ${named(places)}.`, about: entry.name }]
  })
}

async function entriesByValue(facts: Facts): Promise<Map<string, (At & { readonly entry: DotenvEntry })[]>> {
  const files = allFiles(facts).filter((path) => isEnvironmentFile(path) && environmentOf(path) !== undefined)
  const byValue = new Map<string, (At & { readonly entry: DotenvEntry })[]>()
  for (const path of files.sort()) {
    for (const entry of (await entriesInForce(path, facts)).filter(isSecretEntry)) {
      byValue.set(entry.value, [...(byValue.get(entry.value) ?? []), { path, environment: environmentOf(path), entry }])
    }
  }
  return byValue
}
