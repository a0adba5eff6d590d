// Which line in which .gitignore makes git ignore a file, or see one again. Within a file the last pattern that fits decides, and
// files further in come before those further out: so the line goes to where the deciding one stands, or else to the top.
import path, { posix } from 'node:path'
import { toSlashes } from '../../slashes.ts'
import { askedOf } from '../asking.ts'
import type { Facts } from '../facts.ts'
import type { IgnoreAnswer } from '../ignore-answers.ts'
import { addLine, type Lines } from './lines.ts'

export interface Wanted {
  readonly ignore: readonly string[]
  readonly reopen: readonly string[]
}

export interface IgnoreLines {
  readonly lines: Lines
  /** Sentences on what no line could do. */
  readonly left: readonly string[]
}

export async function ignoreLines({ ignore, reopen }: Wanted, facts: Facts): Promise<IgnoreLines> {
  const folders = reopen.map((one) => posix.dirname(one)).filter((folder) => folder !== '.')
  const rules = await facts.ignores([...ignore, ...reopen, ...folders])
  const made: Made = { lines: new Map(), left: [], facts }
  for (const one of ignore) {
    const { ignored, by } = rules.get(one) ?? { ignored: false }
    if (!(ignored && by?.scope === 'shared')) put({ path: one, by, sign: '' }, made)
  }
  for (const one of reopen) {
    const { ignored, by } = rules.get(one) ?? { ignored: false }
    // In a folder that is ignored git looks at nothing.
    if (rules.get(posix.dirname(one))?.ignored) made.left.push(`${one}: its folder is ignored; let git see it by hand`)
    else if (ignored) put({ path: one, by, sign: '!' }, made)
  }
  return made
}

interface Made extends IgnoreLines {
  readonly left: string[]
  readonly facts: Facts
}

interface Line {
  readonly path: string
  readonly by: IgnoreAnswer['by']
  readonly sign: '' | '!'
}

function put({ path: one, by, sign }: Line, { lines, left, facts }: Made): void {
  const [asked] = askedOf([one], facts)
  const name = asked?.names.get(one)
  if (!asked || name === undefined) return
  const file = by?.scope === 'shared' ? by.file : '.gitignore'
  const shown = toSlashes(path.relative(facts.root, path.join(asked.place.folder, file)))
  const pattern = patternFor(name, posix.dirname(file))
  if (pattern === undefined) left.push(`${shown}: its patterns can't say a name with a line end; rename the file`)
  else addLine(lines, shown, `${sign}${pattern}`)
}

/** The one that fits this file alone; at the top the name that everybody knows. */
function patternFor(name: string, folder: string): string | undefined {
  if (/[\r\n]/.test(name)) return undefined
  if (name === '.env') return name
  return `/${posix.relative(folder, name).replace(/[\\*?[\]]|\s$/g, '\\$&')}`
}
