// How lines and files of ours are told from those of others.

/** Stands at the end of every line that is ours. */
export const MARK = '# straykey'
/** Stands in a file that was not there before. */
export const CREATED = `# This file was made by straykey init. ${MARK}`

export function isOurs(line: string): boolean {
  return /(?:^|\s)# straykey\s*$/.test(line)
}

export function isCreatedMark(line: string): boolean {
  return line.trim() === CREATED
}
