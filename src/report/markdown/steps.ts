// The next steps of a finding, as Markdown.
import type { Finding } from '../../model.ts'
import type { Report } from '../../report-model.ts'
import { advice, sentence } from './inert.ts'

/** One text a step, numbered. Only what the rule itself says may have live addresses: other steps name files and refs. */
export function stepTexts({ rule, remedy }: Finding, { rules, checks = [] }: Report): string[] {
  const own = [...rules, ...checks].find(({ id }) => id === rule)?.remedy ?? []
  return remedy.map((step, i) => `${i + 1}. ${own.includes(step) ? advice(step) : sentence(step)}`)
}
