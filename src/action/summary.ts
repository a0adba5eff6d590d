// The report as the page that GitHub shows for a job: what was found, what to do, and what was looked at and what not.
// GitHub drops a page of more than 1,024 KiB whole, so each part has a share of less.
import type { Finding, Location, Problem, Skipped } from '../model.ts'
import { bytes, count } from '../report/human/amounts.ts'
import { placeText } from '../report/human/place.ts'
import type { Report } from '../report-model.ts'
import { failing, scannedNothing } from '../verdict.ts'
import { code, fitLines, plain } from './markdown.ts'
import type { Scope } from './scope.ts'

const KIB = 1024
/** Bytes of each part: together less than 1,000 KiB. */
const SHARES = { findings: 400 * KIB, steps: 300 * KIB, list: 80 * KIB }
const NAMES_SHOWN = 5
const MOST_STEPS = 50

/** Markdown. */
export function summaryOf(report: Report, scope: Scope): string {
  const shown = report.findings.filter(({ suppression }) => suppression?.by !== 'example')
  return joined([
    [`### straykey: ${headline(report)}`],
    [plain(scannedText(report, scope))],
    tableOf(shown, report, scope),
    stepsOf(report.findings.filter(({ suppression }) => !suppression)),
    section('Problems', report.problems.map(problemLine)),
    section('Notices', report.notices.map(plain)),
    section('Not scanned', report.skipped.map(skippedLine)),
  ])
}

/** For a scan that didn't come to its end. */
export function failureOf(message: string): string {
  return joined([['### straykey: the scan did not come to its end'], [`<pre>${message.split('\n').map(plain).join('\n')}</pre>`]])
}

/** For an event that leaves nothing to scan. */
export function nothingOf({ notices }: Scope): string {
  return joined([['### straykey: nothing to scan'], notices.map(plain)])
}

function joined(parts: readonly (readonly string[])[]): string {
  const filled = parts.filter((lines) => lines.length > 0)
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function headline(report: Report): string {
  const counted = report.findings.filter(({ suppression }) => !suppression)
  const added = counted.filter(({ kind }) => kind === 'secret').length
  const kept = counted.length - added
  const mild = counted.length - failing(report).length
  const below = mild > 0 ? `, ${mild} of them below ${report.failOn}` : ''
  const incomplete = report.problems.length > 0 ? `; the scan is incomplete (${count(report.problems.length, 'problem')})` : ''
  const keeping = kept > 0 ? `, ${count(kept, 'finding')} on how keys are kept` : ''
  return `${added > 0 ? `${count(added, 'secret')} found` : 'no secrets found'}${keeping}${below}${incomplete}`
}

/** What was looked at, in a sentence; also for the log. */
export function scannedText(report: Report, scope: Scope): string {
  const { scanned } = report
  const amount = `${count(scanned.blobs, scope.kind === 'tree' ? 'file' : 'object')}${scanned.packed ? ` and ${scanned.packed} in archives` : ''}, ${bytes(scanned.bytes)}`
  const nothing = scannedNothing(report) ? '; this says nothing about secrets' : ''
  if (scope.kind === 'range') return `${count(scope.commits, 'commit')} scanned, ${scope.base}..${scope.head}: ${amount}${nothing}.`
  return `${scope.kind === 'history' ? 'The whole history scanned' : 'Files scanned'}: ${amount}${nothing}.`
}

function tableOf(findings: readonly Finding[], report: Report, scope: Scope): string[] {
  if (findings.length === 0) return []
  const counting = new Set(failing(report))
  const word = scope.kind === 'range' ? 'new' : 'found'
  const rows = findings.map((finding) => rowOf(finding, stateOf(finding, counting.has(finding) ? word : `${word}, too mild to fail`)))
  const { lines, left } = fitLines(rows, SHARES.findings)
  const more = left > 0 ? ['', `${count(left, 'more secret')} without room here: see the log, or a report file.`] : []
  return ['| severity | what | where | state |', '| --- | --- | --- | --- |', ...lines, ...more]
}

function rowOf({ severity, title, redacted, locations }: Finding, state: string): string {
  return `| ${severity} | ${plain(title)}${shownValue(redacted)} | ${placesOf(locations)} | ${plain(state)} |`
}

function shownValue(redacted: string): string {
  return redacted === '' ? '' : ` ${code(redacted)}`
}

function placesOf([first, ...more]: readonly Location[]): string {
  return first ? `${code(placeText(first))}${more.length > 0 ? ` and ${count(more.length, 'more place')}` : ''}` : ''
}

function stateOf({ suppression, verdict }: Finding, counted: string): string {
  if (!suppression) return verdict ? `${counted}, ${verdict.state}` : counted
  if (suppression.by === 'existing') return 'there before'
  return `${suppression.by === 'baseline' ? 'in the baseline' : 'allowed by a comment'}${suppression.reason ? `: ${suppression.reason}` : ''}`
}

/** The next steps for each, folded. */
function stepsOf(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return []
  const { lines, left } = fitLines(findings.slice(0, MOST_STEPS).map(detailsOf), SHARES.steps)
  const rest = left + Math.max(0, findings.length - MOST_STEPS)
  return ['#### Next steps', '', ...lines, ...(rest > 0 ? [`For ${count(rest, 'more secret')} the log has them.`] : [])]
}

function detailsOf({ severity, title, redacted, locations, message, harm, remedy, docs }: Finding): string {
  const place = locations.slice(0, 1).map((location) => ` in ${code(placeText(location))}`)
  const steps = remedy.map((step, i) => `${i + 1}. ${plain(step)}`)
  return [
    `<details><summary>${severity}: ${plain(title)}${shownValue(redacted)}${place.join('')}</summary>`,
    '',
    `${plain(message)} ${plain(harm)}`,
    '',
    ...steps,
    '',
    `More: ${plain(docs)}`,
    '',
    '</details>',
    '',
  ].join('\n')
}

function section(title: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return []
  const { lines, left } = fitLines(
    texts.map((text) => `- ${text}`),
    SHARES.list,
  )
  return [`#### ${title}`, '', ...lines, ...(left > 0 ? [`- and ${left} more; see the log`] : [])]
}

function problemLine({ where, message }: Problem): string {
  return `${code(where)}: ${plain(message)}`
}

function skippedLine({ reason, paths, remedy }: Skipped): string {
  const names = paths.slice(0, NAMES_SHOWN).map(code)
  const more = paths.length > names.length ? ` and ${paths.length - names.length} more` : ''
  return `${paths.length} ${plain(reason)}: ${names.join(', ')}${more}${remedy ? `; ${plain(remedy)}` : ''}`
}
