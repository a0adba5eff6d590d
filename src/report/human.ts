// The report for a person: grouped by secret, with a frame, the harm and the next steps; ends with what was looked at.
import type { Finding, Location, Report, Skipped, Style } from '../model.ts'
import { exitCodeOf, failing, scannedNothing } from '../verdict.ts'
import { frameLines } from './human/frame.ts'
import { type Paint, paintFor } from './human/paint.ts'
import { printable } from './human/printable.ts'

const PLACES_SHOWN = 10
const NAMES_SHOWN = 5
const UNITS = ['kB', 'MB', 'GB', 'TB']

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
  if (style.quiet) return [`${headLine(finding, look)}  ${placesText(finding)}`]
  const next = finding.remedy.map((step, i) => `${i === 0 ? '  Next:  ' : '         '}${i + 1}. ${printable(step)}`)
  return [
    headLine(finding, look),
    ...placeLines(finding, report, look),
    `  What:  ${printable(finding.message)}`,
    `  Harm:  ${printable(finding.harm)}`,
    ...next,
    `  More:  ${printable(finding.docs)}`,
    paint.dim(`  Fine?  Say why in a comment on its line: straykey:allow ${finding.rule} -- reason`),
  ]
}

function headLine(finding: Finding, { style, paint }: Look): string {
  const value = printable(style.showSecrets ? finding.secret.reveal() : finding.redacted)
  const suppressed = finding.suppression ? paint.dim(` (${suppressionText(finding)})`) : ''
  return `${paint.severity(finding.severity)}  ${paint.strong(printable(finding.title))}  ${value}  ${paint.dim(finding.rule)}${suppressed}`
}

/** All in a line: the first place, and how many more there are. */
function placesText({ locations }: Finding): string {
  const [first] = locations
  const more = locations.length > 1 ? ` and ${count(locations.length - 1, 'more place')}` : ''
  return first ? placeText(first) + more : ''
}

function placeLines({ locations, redacted, secret }: Finding, report: Report, { style, paint }: Look): string[] {
  const [first] = locations
  const most = style.verbose ? locations.length : PLACES_SHOWN
  const place = (location: Location) => `  ${paint.link(placeText(location), fileAddress(report.root, location.path))}`
  const lines = locations.slice(0, most).map(place)
  const rest = locations.length > most ? [`  and ${count(locations.length - most, 'more place')}; --verbose shows all`] : []
  if (!first?.frame) return [...lines, ...rest]
  const shown = style.showSecrets ? (secret.reveal().split(/\r?\n/)[0] ?? '') : redacted
  return [lines[0] ?? '', ...frameLines(first.frame, shown, paint, style.width), ...lines.slice(1), ...rest]
}

/** RFC 8089; a Windows root begins with a letter. */
function fileAddress(root: string, path: string): string {
  const address = encodeURI(`file://${root.startsWith('/') ? '' : '/'}${root}/${path}`)
  return address.replace(/[?#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

function placeText({ path, line, column, inName }: Location): string {
  return inName ? `${printable(path)} (in the name of the file)` : `${printable(path)}:${line}:${column}`
}

function suppressionText({ suppression }: Finding): string {
  const reason = suppression?.reason ? `: ${printable(suppression.reason)}` : ''
  const words = { comment: 'allowed by a comment', existing: 'existing', example: 'a published example' }
  return suppression ? words[suppression.by] + reason : ''
}

function summaryBlock(report: Report, look: Look): string[] {
  const { paint, style } = look
  const problems = report.problems.map(({ where, message }) => `${paint.warn('problem')}  ${printable(where)}: ${printable(message)}`)
  const notices = report.notices.map((notice) => `${paint.warn('notice')}  ${printable(notice)}`)
  const skipped = style.quiet ? [] : report.skipped.map((one) => skippedLine(one, style.verbose))
  return [...problems, ...notices, verdictLine(report, paint), scannedLine(report, paint), ...skipped]
}

function verdictLine(report: Report, paint: Paint): string {
  const counted = report.findings.filter(({ suppression }) => !suppression)
  const places = counted.reduce((sum, { locations }) => sum + locations.length, 0)
  const found = counted.length === 0 ? 'No secrets found' : `${count(counted.length, 'secret')} in ${count(places, 'place')}`
  const mild = counted.length - failing(report).length
  const belowThreshold = mild > 0 ? `, ${mild} below --fail-on ${report.failOn}` : ''
  const incomplete =
    report.problems.length > 0 ? `; ${paint.warn(`the scan is incomplete: ${count(report.problems.length, 'problem')}`)}` : ''
  const text = `${found}${belowThreshold}${suppressedText(report)}`
  return `${exitCodeOf(report) === 0 ? text : paint.strong(text)}${incomplete}.`
}

function suppressedText({ findings }: Report): string {
  const number = (by: string) => findings.filter(({ suppression }) => suppression?.by === by).length
  const [comment, existing, example] = [number('comment'), number('existing'), number('example')]
  return [
    comment ? `, ${comment} allowed by comments` : '',
    existing ? `, ${existing} existing in HEAD already` : '',
    example ? `, ${count(example, 'published example')}` : '',
  ].join('')
}

const NOUNS = { files: 'file', 'staged files': 'staged file', 'standard input': 'stream' }
const REASONS = {
  files: 'nothing here is to be scanned',
  'staged files': 'nothing is staged that adds text',
  'standard input': 'standard input was empty',
}

function scannedLine(report: Report, paint: Paint): string {
  const { scanned, subject } = report
  if (!scannedNothing(report)) return `Scanned ${count(scanned.blobs, NOUNS[subject])}, ${bytes(scanned.bytes)}.`
  const reason = report.problems.length > 0 ? 'see the problems above' : REASONS[subject]
  return paint.warn(`Scanned 0 ${subject}: ${reason}. This says nothing about secrets.`)
}

function skippedLine({ reason, paths, remedy }: Skipped, verbose: boolean): string {
  const names = paths.slice(0, verbose ? paths.length : NAMES_SHOWN).map(printable)
  const more = paths.length > names.length ? `, and ${number(paths.length - names.length)} more` : ''
  return `Not scanned: ${number(paths.length)} ${reason} (${names.join(', ')}${more})${remedy ? `; ${remedy}` : ''}`
}

function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`
}

/** With separators; toLocaleString would load the tables of every language first. */
function number(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',')
}

function bytes(amount: number): string {
  if (amount < 1000) return count(amount, 'byte')
  let [size, unit] = [amount / 1000, 0]
  for (; size >= 999.95 && unit < UNITS.length - 1; unit++) size /= 1000
  return `${size.toFixed(1)} ${UNITS[unit]}`
}
