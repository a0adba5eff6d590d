// An example file is shared on purpose: a real value in it is given to everybody.
import type { DotenvEntry } from '../../dotenv/entry.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { allFiles, entriesInForce, placeOfValue } from '../environment-entries.ts'
import { isEnvironmentFile, isExampleFile } from '../environment-file.ts'
import { folderOf } from '../environments.ts'
import type { Facts } from '../facts.ts'
import { isForTests, observationOf, placedWhere } from '../secret-places.ts'
import { isSecretEntry } from '../telling-entries.ts'

export const envExampleFilled: HygieneCheck = {
  id: 'env-example-filled',
  title: 'Real value in an example file',
  severity: 'medium',
  harm: 'An example file is committed and copied; whoever reads it can use the value.',
  modes: ['tree', 'staged'],
  remedy: [
    'Replace the secret where it was issued: it has been shared.',
    'Leave the value empty in the example, or write a word that stands for it (your-key-here).',
    'Put the new value into .env, which git ignores.',
  ],
  async examine(facts) {
    const found = foundInExamples(facts)
    const seen = new Set(found.flatMap(({ path, place }) => (place ? [`${path}:${place.line}`] : [])))
    const examples = allFiles(facts).filter(isExampleFile).sort()
    const same = (await Promise.all(examples.map((example) => sameAsReal(example, facts)))).flat()
    return [...found, ...same.filter(({ path, place }) => !seen.has(`${path}:${place?.line}`))]
  },
}

/** What the scanner found. Less bad: keys for tests, and what was found by its looks alone, as a word that stands for a value may be. */
function foundInExamples({ secrets }: Facts): Observation[] {
  const inExamples = secrets.filter(({ severity }) => severity !== 'info')
  return placedWhere(inExamples, ({ path }) => isExampleFile(path)).map((placed) => ({
    ...observationOf(placed, `${placed.first.path} holds a real value: ${placed.secret.title}, ${placed.secret.redacted}.`),
    severity: placed.secret.confidence === undefined && !isForTests(placed.secret) ? ('high' as const) : ('medium' as const),
  }))
}

/** Entries whose value is a secret one in a file of real values beside the example. */
async function sameAsReal(example: string, facts: Facts): Promise<Observation[]> {
  const beside = allFiles(facts).filter((path) => isEnvironmentFile(path) && folderOf(path) === folderOf(example))
  const entries = (await entriesInForce(example, facts)).filter(isSecretEntry)
  if (entries.length === 0) return []
  const real = await Promise.all(beside.map(async (path) => ({ path, entries: await entriesInForce(path, facts) })))
  return entries.flatMap((entry) => {
    const file = real.find((one) => one.entries.some(({ value }) => value === entry.value))
    return file ? [toObservation(entry, { example, real: file.path })] : []
  })
}

function toObservation(entry: DotenvEntry, { example, real }: { example: string; real: string }): Observation {
  return {
    path: example,
    place: placeOfValue(entry),
    message: `${entry.name} has the same value in ${example} as in ${real}, where the real ones are.`,
    about: entry.name,
  }
}
