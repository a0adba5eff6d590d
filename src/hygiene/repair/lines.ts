/** Lines that are to stand at the end of files: path relative to the root → lines. */
export type Lines = Map<string, string[]>

/** Once is enough. */
export function addLine(lines: Lines, file: string, line: string): void {
  const known = lines.get(file) ?? []
  if (!known.includes(line)) lines.set(file, [...known, line])
}
