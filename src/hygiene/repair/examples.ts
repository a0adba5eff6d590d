// An example beside a file of environment variables: its names and comments, and no values.
import path, { posix } from 'node:path'
import { emptied } from '../../dotenv/emptied.ts'
import { parseDotenv } from '../../dotenv/parse-dotenv.ts'
import { planEdit, readTarget } from '../../plan/files.ts'
import { joinPlans, type Plan } from '../../plan/plan.ts'
import { isExampleFile } from '../environment-file.ts'
import type { Facts } from '../facts.ts'

export interface Examples {
  readonly plan: Plan
  /** Paths of those that are made, which git must not ignore. */
  readonly made: readonly string[]
}

/** For .env itself alone: others of a folder have the same names. A folder that has an example keeps it as it is. */
export async function examplesFor(paths: readonly string[], facts: Facts): Promise<Examples> {
  const folders = new Set([...facts.files, ...facts.ignored].filter(isExampleFile).map((one) => posix.dirname(one)))
  const named = paths.filter((one) => posix.basename(one) === '.env' && !folders.has(posix.dirname(one)))
  // In a folder that is ignored nobody else would ever see it.
  const rules = await facts.ignores(named.map((one) => posix.dirname(one)).filter((folder) => folder !== '.'))
  const wanted = named.filter((one) => !rules.get(posix.dirname(one))?.ignored)
  const made = await Promise.all(wanted.map(async (one) => planExample(one, (await facts.read(one)) ?? '', facts)))
  return { plan: joinPlans(made.map(({ plan }) => plan)), made: made.flatMap(({ made: name }) => name) }
}

function planExample(one: string, text: string, { root }: Facts): Examples {
  const name = `${one}.example`
  const [file, example] = [path.join(root, name), withoutSecrets(text)]
  if (example === undefined || readTarget(file).state !== 'absent') return { plan: joinPlans([]), made: [] }
  const plan = planEdit({ path: file, edit: () => example, encoding: 'utf8', otherwise: 'write it by hand' })
  return { plan, made: [name] }
}

/** Nothing when no name is left. Comments stay, unless a value stands in one, too. */
function withoutSecrets(text: string): string | undefined {
  const [entries, bare] = [parseDotenv(text), emptied(text)]
  const names = [...new Set(entries.filter(({ commentedOut }) => !commentedOut).map(({ name }) => name))]
  const isTold = entries.some(({ value }) => value.length >= SHORTEST && bare.includes(value))
  if (names.length === 0) return undefined
  return isTold ? names.map((name) => `${name}=\n`).join('') : bare
}

/** Shorter values are in other words by chance. */
const SHORTEST = 6
