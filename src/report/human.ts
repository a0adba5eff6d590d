// The report for a person: grouped by secret, with a frame, the harm and the next steps; ends with what was looked at.
import type { Finding, Location, Skipped } from '../model.ts'
import type { Report, Style } from '../report-model.ts'
import { count, number } from './human/amounts.ts'
import { frameLines } from './human/frame.ts'
import { lifeLines, lifeWords } from './human/life.ts'
import { type Paint, paintFor } from './human/paint.ts'
import { partLines, partWords } from './human/parts.ts'
import { addressOf, placeText } from './human/place.ts'
import { printable } from './human/printable.ts'
import { scannedLine, verdictLine } from './human/summary.ts'
import { isCut, timelineLines, timelineWords } from './human/timeline.ts'

const PLACES_SHOWN = 10
const NAMES_SHOWN = 5
const DIGITS_SHOWN = 12

export function human(report: Report, style: Style): string {
  const paint = paintFor(style)
  const shown = report.findings.filter(({ suppression }) => style.verbose || !suppression)
  const blocks = shown.map((finding) => findingBlock(finding, report, { style, paint }))
  return [...blocks, summaryBlock(report, { style, paint })].map((lines) => `${lines.join('\n')}\n`).join(style.quiet ? '' : '\n')
}

interface Look {
  readonly style: Style
  readonly paint: Paint
}

function findingBlock(finding: Finding, report: Report, look: Look): string[] {
  const { style, paint } = look
  if (style.quiet)
    return [`${headLine(finding, look)}  ${placesText(finding)}${partWords(finding, style)}${lifeWords(finding)}${timelineWords(finding)}`]
  const next = finding.remedy.map((step, i) => `${i === 0 ? '  Next:  ' : '         '}${i + 1}. ${printable(step)}`)
  return [
    headLine(finding, look),
    ...timelineLines(finding, style),
    ...placeLines(finding, report, look),
    ...partLines(finding, style),
    ...lifeLines(finding),
    `  What:  ${printable(finding.message)}`,
    `  Harm:  ${printable(finding.harm)}`,
    ...next,
    `  More:  ${paint.page(printable(finding.docs), finding.docs)}`,
    ...fineLines(finding).map(paint.dim),
    ...(style.verbose ? [paint.dim(whyLine(finding))] : []),
  ]
}

function fineLines(finding: Finding): string[] {
  if (finding.kind === 'hygiene') return [`  Fine?  Leave the check out in straykey.yaml: disable: [${finding.rule}]`]
  return takesComment(finding) ? [`  Fine?  Say why in a comment on its line: straykey:allow ${finding.rule} -- reason`] : []
}

/** Enough of the fingerprint to be the only one that begins so. */
function whyLine({ fingerprint, timeline }: Finding): string {
  return `  Why?   straykey explain ${fingerprint.slice(0, fingerprint.indexOf(':') + 1 + DIGITS_SHOWN)}${timeline ? ' --history' : ''}`
}

/** Nobody can comment on what is history, or no file. */
function takesComment({ timeline, locations }: Finding): boolean {
  return !timeline || (timeline.inHead && locations.some(({ within }) => !within))
}

function headLine(finding: Finding, { style, paint }: Look): string {
  const shown = style.showSecrets && finding.secret ? finding.secret.reveal() : finding.redacted
  const value = shown === '' ? '' : `${printable(shown)}  `
  const suppressed = finding.suppression ? paint.dim(` (${suppressionText(finding)})`) : ''
  const rule = paint.page(paint.dim(finding.rule), finding.docs)
  return `${paint.severity(finding.severity)}  ${paint.strong(printable(finding.title))}  ${value}${rule}${suppressed}`
}

/** All in a line: the first place, and how many more there are. */
function placesText({ locations }: Finding): string {
  const [first] = locations
  const more = locations.length > 1 ? ` and ${count(locations.length - 1, 'more place')}` : ''
  return first ? placeText(first) + more : ''
}

function placeLines({ locations, redacted, secret }: Finding, { root }: Report, { style, paint }: Look): string[] {
  const [first] = locations
  const most = style.verbose ? locations.length : PLACES_SHOWN
  const place = (location: Location) => {
    const address = addressOf(location, root)
    return `  ${address === undefined ? placeText(location) : paint.link(placeText(location), address)}`
  }
  const lines = locations.slice(0, most).map(place)
  const rest = locations.length > most ? [`  and ${count(locations.length - most, 'more place')}; --verbose shows all`] : []
  if (!first?.frame) return [...lines, ...rest]
  const shown = style.showSecrets && secret ? (secret.reveal().split(/\r?\n/)[0] ?? '') : redacted
  return [lines[0] ?? '', ...frameLines(first.frame, shown, paint, style.width), ...lines.slice(1), ...rest]
}

function suppressionText({ suppression }: Finding): string {
  const reason = suppression?.reason ? `: ${printable(suppression.reason)}` : ''
  const words = { comment: 'allowed by a comment', existing: 'existing', example: 'a published example', baseline: 'in the baseline' }
  return suppression ? words[suppression.by] + reason : ''
}

function summaryBlock(report: Report, look: Look): string[] {
  const { paint, style } = look
  const problems = report.problems.map(({ where, message }) => `${paint.warn('problem')}  ${printable(where)}: ${printable(message)}`)
  const notices = report.notices.map((notice) => `${paint.warn('notice')}  ${printable(notice)}`)
  const interrupted = report.interrupted ? [paint.warn('Interrupted: this is what was found so far.')] : []
  const skipped = style.quiet ? [] : report.skipped.map((one) => skippedLine(one, report, style))
  const held = style.offersVerbose && !style.quiet && !style.verbose ? heldBack(report) : []
  return [...problems, ...notices, ...interrupted, verdictLine(report, paint), scannedLine(report, paint), ...skipped, ...held]
}

/** What --verbose would show beside this, in a line. Each finding says itself when it has more places. */
function heldBack({ findings, skipped }: Report): string[] {
  const suppressed = findings.filter(({ suppression }) => suppression).length
  const unnamed = skipped.reduce((sum, { paths }) => sum + Math.max(0, paths.length - NAMES_SHOWN), 0)
  const cut = findings.filter((finding) => !finding.suppression && isCut(finding)).length
  const held = [
    ...(cut > 0 ? [`all paths and refs of ${count(cut, 'secret')}`] : []),
    ...(suppressed > 0 ? [`${count(suppressed, 'finding')} that ${suppressed === 1 ? "doesn't" : "don't"} count, with the reason`] : []),
    ...(unnamed > 0 ? [`${count(unnamed, 'more name')} of what was left out`] : []),
  ]
  return held.length > 0 ? [`--verbose shows ${held.join(', and ')}.`] : []
}

function skippedLine({ reason, paths, remedy }: Skipped, { subject }: Report, { verbose }: Style): string {
  const names = paths.slice(0, verbose ? paths.length : NAMES_SHOWN).map(printable)
  const more = paths.length > names.length ? `, and ${number(paths.length - names.length)} more` : ''
  const verb = subject === 'history' ? 'audited' : 'scanned'
  return `Not ${verb}: ${number(paths.length)} ${reason} (${names.join(', ')}${more})${remedy ? `; ${remedy}` : ''}`
}
