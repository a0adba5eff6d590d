// What a finding takes of a page: its row of the table, and the next steps, which findings of one rule share.
import type { Finding, Part } from '../../model.ts'
import type { Report } from '../../report-model.ts'
import { number } from '../human/amounts.ts'
import { placeText } from '../human/place.ts'
import { timelineWords } from '../human/timeline.ts'
import { code, sentence } from './inert.ts'
import { stepTexts } from './steps.ts'

const PLACES_SHOWN = 3
const PARTS_SHOWN = 5

/** Severity, what, where, value. */
export function rowOf(finding: Finding): string {
  const { severity, title, redacted, parts = [] } = finding
  const past = timelineWords(finding).trim()
  const life = finding.verdict ? `; **${finding.verdict.state}**` : ''
  const what = `${sentence(title)}${life}${past ? `; ${sentence(past)}` : ''}`
  const value = [...(redacted === '' ? [] : [code(redacted)]), ...parts.slice(0, PARTS_SHOWN).map(partText)].join(', ')
  return `| ${severity} | ${what} | ${placesText(finding)} | ${value} |`
}

function partText({ title, redacted }: Part): string {
  return `${sentence(title)} ${code(redacted)}`
}

function placesText({ locations }: Finding): string {
  const shown = locations.slice(0, PLACES_SHOWN).map((location) => code(placeText(location)))
  const left = locations.length - shown.length
  return `${shown.join(', ')}${left > 0 ? ` and ${number(left)} more` : ''}`
}

/** An address that needs no escapes where Markdown takes one. */
const PLAIN_ADDRESS = /^https:\/\/[A-Za-z0-9./?=&%#_~:,;+-]+$/

/** A list entry: what it is about, the steps, and where more is written. */
export function stepsOf(finding: Finding, report: Report): string {
  const { rule, title, docs } = finding
  const more = PLAIN_ADDRESS.test(docs) ? `, [documentation](${docs})` : ''
  return [`- ${sentence(title)} (${code(rule)}${more})`, ...stepTexts(finding, report).map((step) => `  ${step}`)].join('\n')
}
