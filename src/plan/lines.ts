// A text as lines with their ends, so that what was put in can be taken out to the byte: CRLF, and a last line without an end.

/** Each with the line feed that ends it, but perhaps the last. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** What the first line ends in. */
export function endOfLines(text: string): '\r\n' | '\n' {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n'
}

/** Puts lines (without ends) before the line of that index. A text whose last line has no end keeps it so. */
export function insertLines(text: string, index: number, added: readonly string[]): string {
  const [lines, end] = [linesOf(text), endOfLines(text)]
  const unended = index === lines.length && text !== '' && !text.endsWith('\n')
  const put = unended ? `${end}${added.join(end)}` : added.map((line) => line + end).join('')
  return [...lines.slice(0, index), put, ...lines.slice(index)].join('')
}

/** The other way round: without the lines that are named. */
export function dropLines(text: string, isDropped: (line: string, index: number) => boolean): string {
  const lines = linesOf(text)
  const kept = lines.filter((line, index) => !isDropped(line, index))
  const lastGone = kept.length < lines.length && kept.at(-1) !== lines.at(-1)
  if (text.endsWith('\n') || !lastGone) return kept.join('')
  // Ours was last and had no end: the line before got one from us. Of a single line nobody could tell what lines end in.
  const end = kept.length > 1 ? endOfLines(text) : '\n'
  return withoutEnd(kept.join(''), end)
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text
}

/** Spaces and tabs that a line begins with: how many. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
