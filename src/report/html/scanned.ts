// What was looked at, what could not be read and what was left out, as a section of the page.
import type { Problem, Skipped } from '../../model.ts'
import type { Report } from '../../report-model.ts'
import { count, number } from '../human/amounts.ts'
import { scannedLine, unpainted } from '../human/summary.ts'
import { type Markup, markup } from './markup.ts'

const PROBLEMS_SHOWN = 500
const NAMES_SHOWN = 200

export function scanned(report: Report): Markup {
  const { problems, notices, skipped, rules, checks = [] } = report
  const inForce = `${count(rules.length, 'rule')}${checks.length > 0 ? ` and ${count(checks.length, 'check')}` : ''} in force.`
  return markup`<section id="scanned" aria-labelledby="scanned-heading">
<h2 id="scanned-heading">What was looked at</h2>
<p>${scannedLine(report, unpainted)} ${inForce}</p>
${listOf('Problems', problems.map(problemItem), 'problem')}
${listOf(
  'Notices',
  notices.map((notice) => markup`<li>${notice}</li>`),
  'notice',
)}
${listOf('Left out on purpose', skipped.map(skippedItem), 'reason')}
</section>`
}

function listOf(title: string, items: readonly Markup[], noun: string): Markup {
  if (items.length === 0) return markup``
  const left = items.length - PROBLEMS_SHOWN
  const more = left > 0 ? markup`<li>${count(left, `more ${noun}`)}; the JSON report has all</li>` : markup``
  return markup`<h3>${title}</h3>\n<ul>${items.slice(0, PROBLEMS_SHOWN)}${more}</ul>`
}

function problemItem({ where, message }: Problem): Markup {
  return markup`<li><span class="path">${where}</span>: ${message}</li>\n`
}

function skippedItem({ reason, paths, remedy }: Skipped): Markup {
  const names = paths.slice(0, NAMES_SHOWN).map((path) => markup`<li class="path">${path}</li>`)
  const left = paths.length - names.length
  const more = left > 0 ? markup`<li>and ${number(left)} more</li>` : markup``
  const next = remedy === undefined ? '' : `; ${remedy}`
  return markup`<li><details><summary>${number(paths.length)} ${reason}${next}</summary><ul>${names}${more}</ul></details></li>\n`
}
