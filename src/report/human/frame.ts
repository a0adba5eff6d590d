// A code frame: the lines around a secret, cut to the terminal's width, with a caret under it.
import type { Frame } from '../../model.ts'
import type { Paint } from './paint.ts'
import { fitEnd, fitStart, printable, widthOf } from './printable.ts'

const LEAST_WIDTH = 40
const CUT = '…'

/** The frame's lines, indented. `shown` replaces the redacted secret. */
export function frameLines({ firstLine, lines, marked }: Frame, shown: string, paint: Paint, width: number): string[] {
  const digits = String(firstLine + lines.length - 1).length
  const room = Math.max(width, LEAST_WIDTH) - digits - 7
  const gutter = (number: string, sign: string) => `  ${sign} ${paint.dim(`${number.padStart(digits)} │`)} `
  return lines.flatMap((line, index) => {
    const number = String(firstLine + index)
    if (index !== marked.index) return [gutter(number, ' ') + paint.dim(crop(printable(line), room))]
    const [left, secret, right] = cropAround([line.slice(0, marked.start), shown, line.slice(marked.end)], room)
    const carets = `${' '.repeat(widthOf(left))}${paint.mark('^'.repeat(Math.max(1, widthOf(secret))))}`
    return [gutter(number, '>') + left + paint.strong(secret) + right, gutter('', ' ') + carets]
  })
}

function crop(text: string, room: number): string {
  return widthOf(text) <= room ? text : fitStart(text, room - 1) + CUT
}

/** Keeps the secret whole if it fits, and as much on either side as there is room for. */
function cropAround([before, secret, after]: readonly [string, string, string], room: number): [string, string, string] {
  const middle = crop(printable(secret), room)
  const [left, right] = [printable(before), printable(after)]
  const spare = room - widthOf(middle)
  const leftRoom = Math.max(Math.floor(spare / 2), spare - widthOf(right))
  const shownLeft = widthOf(left) <= leftRoom ? left : CUT + fitEnd(left, leftRoom - 1)
  return [leftRoom < 1 ? '' : shownLeft, middle, spare - widthOf(shownLeft) < 1 ? '' : crop(right, spare - widthOf(shownLeft))]
}
