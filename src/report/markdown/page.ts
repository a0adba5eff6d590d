// As much of a list as a page has room for.

interface Entry {
  readonly row: string
  /** The same for entries that share it: then it stands on the page once. */
  readonly steps: string
}

/** The first entries that take no more than so many bytes together, line ends included. */
export function fitOnPage(entries: readonly Entry[], roomBytes: number): { readonly rows: string[]; readonly steps: string[] } {
  const rows: string[] = []
  const steps = new Set<string>()
  let used = 0
  for (const entry of entries) {
    used += bytesOf(entry.row) + (steps.has(entry.steps) ? 0 : bytesOf(entry.steps))
    if (used > roomBytes) break
    rows.push(entry.row)
    steps.add(entry.steps)
  }
  return { rows, steps: [...steps] }
}

function bytesOf(line: string): number {
  return Buffer.byteLength(line) + 1
}
