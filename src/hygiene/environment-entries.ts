// Reads files of environment variables, those that git ignores too: they are where real values are.
import type { DotenvEntry } from '../dotenv/entry.ts'
import { parseDotenv } from '../dotenv/parse-dotenv.ts'
import type { Observation } from './check.ts'
import type { Facts } from './facts.ts'

/** All entries in their order, those in comments too; none when the file can't be read. */
export async function entriesIn(path: string, { read }: Pick<Facts, 'read'>): Promise<readonly DotenvEntry[]> {
  return parseDotenv((await read(path)) ?? '')
}

/** Those that are not in comments. */
export async function entriesInForce(path: string, facts: Pick<Facts, 'read'>): Promise<readonly DotenvEntry[]> {
  return (await entriesIn(path, facts)).filter(({ commentedOut }) => !commentedOut)
}

/** All files that are there, each once: the listed ones, and those that git ignores by themselves. */
export function allFiles({ files, ignored }: Pick<Facts, 'files' | 'ignored'>): readonly string[] {
  return [...new Set([...files, ...ignored.filter((path) => !path.endsWith('/'))])]
}

/** Where an entry's value stands. */
export function placeOfValue({ valueLine, valueColumn, endLine, endColumn }: DotenvEntry): NonNullable<Observation['place']> {
  return { line: valueLine, column: valueColumn, endLine, endColumn }
}
