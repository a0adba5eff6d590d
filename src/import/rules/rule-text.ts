// Entries → the text of a rule file.
import { PROVIDER, type RuleEntry } from './entry.ts'

const HEAD = `# Rules that straykey import took over from other scanners; see docs/import.md of straykey. Entries that are here stay when it is run again.
provider: ${PROVIDER}
title: Imported rules
docs: https://github.com/straykey/straykey/blob/main/docs/import.md
keys:
`

/** In the order of their ids. */
export function ruleFileText(entries: readonly RuleEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  return HEAD + sorted.map(entryText).join('\n')
}

function entryText(entry: RuleEntry): string {
  const lines = Object.entries(entry).map(([name, value]) => fieldText(name, value as string | boolean | readonly string[]))
  return `  - ${lines.join('\n    ')}\n`
}

/** JSON is YAML. */
function fieldText(name: string, value: string | boolean | readonly string[]): string {
  if (typeof value !== 'object')
    return `${name}: ${typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value) ? value : JSON.stringify(value)}`
  return `${name}:\n${value.map((one) => `      - ${JSON.stringify(one)}`).join('\n')}`
}
