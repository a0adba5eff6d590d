// Tables of Markdown, and how they come into a page that is written by hand.

export interface Marks {
  readonly begin: string
  readonly end: string
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The page with the text between its marks. Throws when one is missing. */
export function between(page: string, { begin, end }: Marks, text: string): string {
  const [start, stop] = [page.indexOf(`${begin}\n\n`), page.indexOf(`\n\n${end}`)]
  if (start === -1 || stop < start) throw new Error(`a page has lost its marks: ${begin} and ${end}`)
  return page.slice(0, start + begin.length + 2) + text + page.slice(stop)
}
