// straykey explain: why a value was or wasn't reported.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../errors.ts'
import { messageOf } from '../../files/open-file.ts'
import { printable } from '../../report/human/printable.ts'
import type { Command } from '../command.ts'
import { commonOptions } from '../options.ts'

export const explain: Command = {
  usage: ['straykey explain FILE[:LINE]'],
  about:
    'Say how likely each value that is given to a password, key or token in a file is a secret, and what speaks for and against it. Formats with a shape of their own are not judged so: see straykey rules show.',
  options: commonOptions,
  examples: [
    ['straykey explain config/app.yaml', 'every such value of the file'],
    ['straykey explain config/app.yaml:12', 'those of line 12'],
  ],
  async run({ positionals }, { folder, stdout }) {
    const [place, ...more] = positionals
    if (place === undefined || more.length > 0) throw new UserError(`expected ${explain.usage.join(', or ')}`)
    const { file, line } = parsePlace(place)
    const text = read(path.resolve(folder, file))
    const { explain: explanations } = await import('../../explain.ts')
    const all = explanations(text, file.replaceAll(path.sep, '/')).filter((one) => line === undefined || one.line === line)
    for (const { name, redacted, probability, reported, reasons, ...at } of all) {
      stdout.write(`${printable(`${file}:${at.line}:${at.column}  ${name} ${redacted}`)}\n`)
      stdout.write(`  ${Math.round(100 * probability)} % likely a secret; reported ${reported}\n`)
      for (const { what, weight } of reasons) stdout.write(`  ${weight > 0 ? '+' : '-'}${Math.abs(weight).toFixed(2)}  ${what}\n`)
    }
    if (all.length === 0) stdout.write(`${printable(place)}: nothing is given to a name that speaks of a secret\n`)
    return 0
  },
}

/** A line number may follow the name. */
function parsePlace(place: string): { file: string; line?: number } {
  const [, file, line] = /^(.+):(\d+)$/.exec(place) ?? []
  return file === undefined || line === undefined ? { file: place } : { file, line: Number(line) }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError(`${messageOf(error)}; name a file that can be read`)
  }
}
