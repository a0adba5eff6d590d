// Small steps through a text. What counts as white space and as the end of a line is what JavaScript's expressions count as such, since
// `dotenv` is one expression.

const SPACE = /\s*/y
const LINE = /[^\n\r\u2028\u2029]*/y
const LINE_END = /[\n\r\u2028\u2029]/

/** What a sticky expression matches at an offset. */
export function matchAt(text: string, expression: RegExp, offset: number): RegExpExecArray | null {
  expression.lastIndex = offset
  return expression.exec(text)
}

/** The offset behind white space, ends of lines among it. */
export function skipSpace(text: string, offset: number): number {
  return offset + (matchAt(text, SPACE, offset)?.[0].length ?? 0)
}

/** The offset of the line's end, where the next one isn't yet begun. */
export function lineEnd(text: string, offset: number): number {
  return offset + (matchAt(text, LINE, offset)?.[0].length ?? 0)
}

/** Whether nothing but white space and a comment follows on the line, or a comment on one of the next. */
export function lineIsDone(text: string, offset: number): boolean {
  const next = skipSpace(text, offset)
  return next === text.length || text[next] === '#' || LINE_END.test(text.slice(offset, next))
}

/** The stretch without white space at its ends; one that is all white space shrinks to its start. */
export function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const inner = text.slice(start, end)
  const length = inner.trim().length
  if (length === 0) return { start, end: start }
  const first = start + inner.length - inner.trimStart().length
  return { start: first, end: first + length }
}

/** The end of a quoted text that begins at `open`, behind its closing quote; nothing when none closes it in such a way that `isGood`. */
export function quotedEnd(text: string, open: number, isGood: (end: number) => boolean): number | undefined {
  return closings(text, open).find(isGood)
}

/** Behind the first quote without a backslash; if that won't do, behind one with, the last first. */
function closings(text: string, open: number): number[] {
  const quote = text[open] ?? ''
  const escaped: number[] = []
  for (let at = text.indexOf(quote, open + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== '\\') return [at + 1, ...escaped.reverse()]
    escaped.push(at + 1)
  }
  return escaped.reverse()
}
