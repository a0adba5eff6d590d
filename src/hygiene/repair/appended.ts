// Lines at the end of ignore files and their kin.
import path from 'node:path'
import { planEdit } from '../../plan/files.ts'
import { insertLines, linesOf } from '../../plan/lines.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Facts } from '../facts.ts'
import type { Lines } from './lines.ts'

/** Such files are bytes: they are read as Latin-1, and a name in UTF-8 is written as its bytes. */
export function planAppended(lines: Lines, { root }: Pick<Facts, 'root'>): Plan[] {
  return [...lines].map(([file, added]) =>
    planEdit({
      path: path.join(root, file),
      edit: (before = '') =>
        withLines(
          before,
          added.map((line) => Buffer.from(line).toString('latin1')),
        ),
      encoding: 'latin1',
      otherwise: `add by hand: ${added.join(' ')}`,
    }),
  )
}

/** Those come last, and those that are last already don't come again. */
function withLines(before: string, added: readonly string[]): string {
  const last = linesOf(before)
    .slice(-added.length)
    .map((line) => line.replace(/\r?\n$/, ''))
  if (added.every((line, index) => line === last[index])) return before
  const ended = before === '' || before.endsWith('\n') ? before : `${before}\n`
  return insertLines(ended, linesOf(ended).length, added)
}
