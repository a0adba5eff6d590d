// What a report comes to, in two sentences of our own words: no text of a scanned file is in them.
import type { Report } from '../../report-model.ts'
import { exitCodeOf, failing, scannedNothing } from '../../verdict.ts'
import { bytes, count, number } from './amounts.ts'
import type { Paint } from './paint.ts'

type Words = Pick<Paint, 'strong' | 'warn'>

/** For formats that have no colours. */
export const unpainted: Words = { strong: (text) => text, warn: (text) => text }

/** How many secrets, and what else decides the exit code. */
export function verdictLine(report: Report, paint: Words): string {
  const mild = report.findings.filter(({ suppression }) => !suppression).length - failing(report).length
  const belowThreshold = mild > 0 ? `, ${mild} below --fail-on ${report.failOn}` : ''
  const work = report.subject === 'history' ? 'audit' : 'scan'
  const incomplete =
    report.problems.length > 0 ? `; ${paint.warn(`the ${work} is incomplete: ${count(report.problems.length, 'problem')}`)}` : ''
  const text = `${foundText(report)}${belowThreshold}${suppressedText(report)}`
  return `${exitCodeOf(report) === 0 ? text : paint.strong(text)}${incomplete}.`
}

function foundText(report: Report): string {
  if (report.subject === 'hygiene') return capital(hygieneText(report) || 'nothing to mend in how keys are kept')
  const hygiene = hygieneText(report)
  return `${secretsText(report)}${hygiene ? `, ${hygiene}` : ''}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function hygieneText({ findings }: Report): string {
  const counted = findings.filter(({ kind, suppression }) => kind === 'hygiene' && !suppression).length
  return counted > 0 ? `${count(counted, 'finding')} on how keys are kept` : ''
}

function secretsText({ findings, subject, interrupted }: Report): string {
  const counted = findings.filter(({ kind, suppression }) => kind === 'secret' && !suppression)
  if (counted.length === 0) return interrupted ? 'No secrets found so far' : 'No secrets found'
  const places = counted.reduce((sum, { locations }) => sum + locations.length, 0)
  return `${count(counted.length, 'secret')} in ${subject === 'history' ? 'history' : count(places, 'place')}`
}

function suppressedText({ findings, subject }: Report): string {
  const number = (by: string) => findings.filter(({ suppression }) => suppression?.by === by).length
  const [comment, baseline, existing, example] = [number('comment'), number('baseline'), number('existing'), number('example')]
  return [
    comment ? `, ${comment} allowed by comments` : '',
    baseline ? `, ${baseline} in the baseline` : '',
    existing ? `, ${existing} existing ${subject === 'history' ? 'before' : 'in HEAD already'}` : '',
    example ? `, ${count(example, 'published example')}` : '',
  ].join('')
}

const NOUNS = { files: 'file', hygiene: 'file', 'staged files': 'staged file', 'standard input': 'stream', history: 'object' }
const REASONS = {
  hygiene: 'nothing here is to be looked at',
  files: 'nothing here is to be scanned',
  'staged files': 'nothing is staged that adds text',
  'standard input': 'standard input was empty',
  history: 'the repository, or the part of it that was asked for, is empty',
}

/** How much was looked at; nothing is said so that nobody takes it for a clean result. */
export function scannedLine(report: Report, paint: Words): string {
  const { scanned, subject } = report
  const verb = subject === 'history' ? 'Audited' : 'Scanned'
  if (!scannedNothing(report))
    return `${verb} ${count(scanned.blobs, NOUNS[subject])}${packedText(scanned)}, ${bytes(scanned.bytes)}${rememberedText(scanned)}.`
  const what = subject === 'history' ? 'objects' : subject === 'hygiene' ? 'files' : subject
  return paint.warn(`${verb} 0 ${what}: ${reasonOf(report)}. This says nothing about secrets.`)
}

function packedText({ packed = 0 }: Report['scanned']): string {
  return packed > 0 ? ` and ${number(packed)} in archives` : ''
}

function rememberedText({ remembered = 0 }: Report['scanned']): string {
  return remembered > 0 ? `; ${number(remembered)} of them remembered from an earlier audit (--no-cache reads all)` : ''
}

function reasonOf({ problems, interrupted, subject }: Report): string {
  if (interrupted) return 'it was interrupted before'
  return problems.length > 0 ? 'see the problems above' : REASONS[subject]
}
