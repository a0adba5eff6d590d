// JUnit's XML as test reporters of CI servers read it. There is no standard, only what they agree on.
import type { Finding, Problem } from '../model.ts'
import type { Report, Style } from '../report-model.ts'
import { failing, scannedNothing } from '../verdict.ts'
import { count } from './human/amounts.ts'
import { partLines } from './human/parts.ts'
import { placeText } from './human/place.ts'
import { printable } from './human/printable.ts'
import { scannedLine, unpainted, verdictLine } from './human/summary.ts'
import { timelineLines } from './human/timeline.ts'
import { isOnLines, repositoryPath } from './programs/repository-path.ts'

type Outcome = 'failure' | 'error' | 'skipped'

interface TestCase {
  readonly attributes: Readonly<Record<string, string | number>>
  /** Absent for a test that passes. */
  readonly outcome?: { readonly kind: Outcome; readonly attributes: Readonly<Record<string, string>>; readonly text: string }
}

/** A test that fails for each finding that fails; one that passes, or says that nothing was scanned, where there is none. */
export function junit(report: Report, style: Style): string {
  const fails = new Set(failing(report))
  const failed = [...[...fails].map((finding) => failureOf(finding, report)), ...problemsOf(report).map(errorOf)]
  const mild = report.findings.filter((finding) => !fails.has(finding)).map((finding) => skippedOf(finding, report))
  const cases = [...failed, ...mild, ...(failed.length === 0 ? [summaryOf(report)] : [])]
  const counts = { tests: cases.length, failures: countOf(cases, 'failure'), errors: countOf(cases, 'error') }
  const time = secondsOf(style)
  const suite = { name: 'straykey', ...counts, skipped: countOf(cases, 'skipped'), time, ...timestampOf(style) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    tag('testsuites', { name: 'straykey', ...counts, time }, '>'),
    `  ${tag('testsuite', suite, '>')}`,
    ...cases.map(toElement),
    '  </testsuite>',
    '</testsuites>\n',
  ].join('\n')
}

function problemsOf({ problems, interrupted, root }: Report): readonly Problem[] {
  return interrupted ? [...problems, { where: root, message: 'interrupted: this is what was found so far' }] : problems
}

function failureOf(finding: Finding, report: Report): TestCase {
  const { severity, message, redacted, harm, remedy, docs, locations } = finding
  const lines = [
    `${severity}: ${message}${redacted === '' ? '' : ` It reads ${redacted}.`}`,
    ...locations.map((location) => `  ${placeText(location)}`),
    ...timelineLines(finding, { verbose: false }),
    ...partLines(finding, { showSecrets: false }),
    `Harm: ${harm}`,
    ...remedy.map((step, i) => `${i + 1}. ${step}`),
    `More: ${docs}`,
  ]
  const outcome = { kind: 'failure', attributes: { message: printable(`${message} ${redacted}`.trim()), type: severity } } as const
  return { attributes: attributesOf(finding, report), outcome: { ...outcome, text: lines.map(printable).join('\n') } }
}

function errorOf({ where, message }: Problem): TestCase {
  const text = printable(`${where}: ${message}`)
  const attributes = { classname: 'straykey.problem', name: printable(where) }
  return { attributes, outcome: { kind: 'error', attributes: { message: text, type: 'problem' }, text } }
}

/** What doesn't fail is shown, and why it doesn't. */
function skippedOf(finding: Finding, report: Report): TestCase {
  const { suppression, severity } = finding
  const reason = suppression?.reason === undefined ? '' : `: ${suppression.reason}`
  const why = suppression ? `suppressed by ${suppression.by}${reason}` : `${severity} is below --fail-on ${report.failOn}`
  const outcome = { kind: 'skipped', attributes: { message: printable(why) }, text: '' } as const
  return { attributes: attributesOf(finding, report), outcome }
}

/** Many readers refuse a suite without tests. */
function summaryOf(report: Report): TestCase {
  const [verdict, scanned] = [verdictLine(report, unpainted), scannedLine(report, unpainted)]
  const attributes = { classname: 'straykey.summary', name: `${verdict} ${scanned}` }
  return scannedNothing(report) ? { attributes, outcome: { kind: 'skipped', attributes: { message: scanned }, text: '' } } : { attributes }
}

function attributesOf({ rule, title, redacted, locations }: Finding, report: Report): TestCase['attributes'] {
  const [first] = locations
  const more = locations.length > 1 ? ` and ${count(locations.length - 1, 'more place')}` : ''
  const where = first ? ` at ${placeText(first)}${more}` : ''
  return {
    classname: printable(`straykey.${rule}`),
    name: printable(`${title}${redacted === '' ? '' : ` ${redacted}`}${where}`),
    ...(first && !first.within && { file: repositoryPath(first, report) }),
    ...(first && isOnLines(first) && { line: first.line }),
  }
}

function secondsOf({ run }: Style): string {
  return run ? ((run.ended.getTime() - run.started.getTime()) / 1000).toFixed(3) : '0'
}

function timestampOf({ run }: Style): Record<string, string> {
  return run ? { timestamp: run.started.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length) } : {}
}

function countOf(cases: readonly TestCase[], kind: Outcome): number {
  return cases.filter(({ outcome }) => outcome?.kind === kind).length
}

function toElement({ attributes, outcome }: TestCase): string {
  const given = { ...attributes, time: '0' }
  if (!outcome) return `    ${tag('testcase', given, '/>')}`
  const { kind, text } = outcome
  const inner = text === '' ? tag(kind, outcome.attributes, '/>') : `${tag(kind, outcome.attributes, '>')}${escaped(text)}</${kind}>`
  return `    ${tag('testcase', given, '>')}\n      ${inner}\n    </testcase>`
}

function tag(name: string, attributes: Readonly<Record<string, string | number>>, end: '>' | '/>'): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`)
  return `<${name}${list.join('')}${end}`
}

/** What XML 1.0 (section 2.2) has no way to write, a half of a character among it. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** Markup, and what a terminal or a reader's normalization of line ends would act on: all by its number. */
const MARKED = /[&<>"'\t\r\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

function escaped(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(MARKED, (sign) => `&#${sign.charCodeAt(0)};`)
}
