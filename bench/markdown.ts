// Tables in Markdown, and figures in them.

/** The first column is text, the others are figures. */
export function printTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  console.log([line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n'))
}

/** A share as a percentage; `-` of nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
