// What an explanation is made of: lines under a name, in clear words and without a value.

export interface Field {
  readonly name: string
  /** One a line; texts of rule files and of scanned files may be among them. */
  readonly lines: readonly string[]
}

/** The fields that say something. */
export function fieldsOf(fields: Readonly<Record<string, readonly string[] | string | undefined>>): Field[] {
  return Object.entries(fields)
    .map(([name, text = []]) => ({ name, lines: (typeof text === 'string' ? [text] : text).filter((line) => line !== '') }))
    .filter(({ lines }) => lines.length > 0)
}

/** `1. …`, `2. …`. */
export function numbered(steps: readonly string[]): string[] {
  return steps.map((step, i) => `${i + 1}. ${step}`)
}
