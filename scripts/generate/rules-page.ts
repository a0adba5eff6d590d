// docs/rules.md: every rule, by issuer.
import type { Rule } from '../../src/model.ts'

export function rulesPage(rules: readonly Rule[], verified: ReadonlySet<string>): string {
  const issuers = new Set(rules.map(({ provider }) => provider.id)).size
  const sorted = [...rules].sort((a, b) => compare(a.provider.title.toLowerCase(), b.provider.title.toLowerCase()) || compare(a.id, b.id))
  return `# The rules

Made from \`rules/\` by scripts/generate.ts: ${rules.length} formats of ${issuers} issuers. \`straykey rules show ID\` prints one in full, \`straykey explain ID\` says how it works, and
[rules/README.md](../rules/README.md) how to write one. "Asked": \`straykey verify\` knows a documented call ([verify.md](verify.md)). "Sensitive": reported with \`--sensitive\` alone.

| issuer | rule | severity | what it finds | |
| --- | --- | --- | --- | --- |
${sorted.map((rule) => rowOf(rule, verified)).join('\n')}
`
}

function rowOf({ id, severity, title, provider, docs, sensitive }: Rule, verified: ReadonlySet<string>): string {
  const marks = [...(verified.has(id) ? ['asked'] : []), ...(sensitive ? ['sensitive'] : [])].join(', ')
  return `| ${cell(provider.title)} | [\`${id}\`](${docs}) | ${severity} | ${cell(title)} | ${marks} |`
}

function cell(text: string): string {
  return text.replace(/[|\\`*_[\]<>]/g, (sign) => `\\${sign}`)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
