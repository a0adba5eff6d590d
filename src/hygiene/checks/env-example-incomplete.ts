// Who starts from the example has to find out by failing which variables are missing.
import { isReadableName } from '../../dotenv/readable-name.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { allFiles, entriesIn, entriesInForce } from '../environment-entries.ts'
import { isExampleFile } from '../environment-file.ts'
import { realFilesFor } from '../example-file.ts'
import type { Facts } from '../facts.ts'

const MOST_NAMES = 10

export const envExampleIncomplete: HygieneCheck = {
  id: 'env-example-incomplete',
  title: 'Example file lacks variables',
  severity: 'info',
  harm: "Who sets the project up does not learn what is needed, and asks for a colleague's .env: that is how values get about.",
  modes: ['tree'],
  remedy: ['Add the names without their values to the example file.'],
  async examine(facts) {
    const all = new Set(allFiles(facts))
    const examples = [...all].filter(isExampleFile).sort()
    return (await Promise.all(examples.map((example) => compare(example, all, facts)))).flat()
  },
}

async function compare(example: string, all: ReadonlySet<string>, facts: Facts): Promise<Observation[]> {
  const real = realFilesFor(example).find((path) => all.has(path))
  if (real === undefined) return []
  // Names in comments count: that is how an example shows what may be left out.
  const known = new Set((await entriesIn(example, facts)).map(({ name }) => name))
  const missing = [...new Set((await entriesInForce(real, facts)).map(({ name }) => name))].filter((name) => !known.has(name))
  return missing.length === 0 ? [] : [{ path: example, message: `${example} lacks ${listed(missing)} of ${real}.` }]
}

/** Names alone; what may be no name is counted with those that there is no room for. */
function listed(names: readonly string[]): string {
  const shown = names.filter(isReadableName).slice(0, MOST_NAMES)
  const rest = names.length - shown.length
  if (shown.length === 0) return `${rest} ${rest === 1 ? 'name' : 'names'}`
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
