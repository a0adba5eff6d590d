// Which file an example is the example of.
import { posix } from 'node:path'
import { folderOf } from './environments.ts'

const MARK = /[._-]?(?:examples?|samples?|templates?|tpl|dist)(?=[._-]|$)/i

/** Paths of the files that may hold the real values, the likeliest first: `.env.example` is that of `.env`, or else `.env.local`. */
export function realFilesFor(example: string): string[] {
  const name = posix.basename(example).replace(MARK, '')
  const usual = name === '' || name === '.env' ? ['.env', '.env.local'] : [name]
  return usual.map((one) => folderOf(example) + one)
}
