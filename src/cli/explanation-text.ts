// An explanation as a person reads it: names on the left, what is said of them on the right.
import type { Field } from '../explain/field.ts'
import { paintFor } from '../report/human/paint.ts'
import { printable } from '../report/human/printable.ts'
import type { Style } from '../report-model.ts'

const GAP = 2

/** A line feed behind each line. */
export function explanationText(fields: readonly Field[], style: Style): string {
  const paint = paintFor(style)
  const width = Math.max(...fields.map(({ name }) => name.length)) + GAP
  const shown = ({ name, lines }: Field) =>
    lines.map((line, i) => {
      const text = name === 'docs' ? paint.page(printable(line), line) : printable(line)
      return `${paint.dim((i === 0 ? name : '').padEnd(width))}${name === 'rule' || name === 'check' ? paint.strong(text) : text}\n`
    })
  return fields.flatMap(shown).join('')
}
