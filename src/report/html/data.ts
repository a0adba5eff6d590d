// Report → what the page's script works on. Findings share their rule's texts and their paths, so that ten thousand of them stay small.
import { type Finding, type Frame, type Location, type Part, type Severity, severities, type Verdict } from '../../model.ts'
import type { Report, Style } from '../../report-model.ts'
import { placeText } from '../human/place.ts'
import { secureAddress } from './address.ts'
import type { PageAdvice, PageData, PageFinding, PageFrame, PageVerdict } from './page-data.ts'
import { pastOf } from './past.ts'

const PLACES_SHOWN = 100
const DAY = 'YYYY-MM-DD'.length
/** Where no rule with a provider stands behind a finding. */
const NO_PROVIDER = { secret: 'No known issuer', hygiene: 'How keys are kept' }

/** Never holds a secret. */
export function pageData(report: Report, { run }: Style): PageData {
  const advice = new Table<PageAdvice>()
  const paths = new Table<string>()
  const providers = new Map(report.rules.map(({ id, provider }) => [id, provider.title]))
  const findings = worstFirst(report.findings).map((finding) => ({
    ...pageFinding(finding),
    advice: advice.indexOf(adviceOf(finding, providers.get(finding.rule))),
    paths: [...new Set(finding.locations.map(({ path }) => paths.indexOf(path)))],
  }))
  const today = run && { today: run.ended.toISOString().slice(0, DAY) }
  return { advice: advice.values, paths: paths.values, findings, ...today }
}

/** All of them; those that are suppressed among the others. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = (severity: Severity) => -severities.indexOf(severity)
  return [...findings].sort((a, b) => rank(a.severity) - rank(b.severity))
}

/** Values, each once. */
class Table<Value> {
  readonly values: Value[] = []
  readonly #indices = new Map<string, number>()

  indexOf(value: Value): number {
    const key = JSON.stringify(value)
    const known = this.#indices.get(key)
    if (known !== undefined) return known
    this.#indices.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}

function adviceOf({ rule, kind, title, message, harm, remedy, docs }: Finding, provider = NO_PROVIDER[kind]): PageAdvice {
  const address = secureAddress(docs)
  return { rule, title, provider, message, harm, remedy, ...(address !== undefined && { docs: address }) }
}

function pageFinding(finding: Finding): Omit<PageFinding, 'advice' | 'paths'> {
  const { kind, severity, fingerprint, redacted, confidence, locations, parts = [], suppression, timeline, verdict } = finding
  const frame = locations.find((location) => location.frame)?.frame
  return {
    ...{ kind, severity, fingerprint, redacted, parts: parts.map(partText) },
    ...(confidence !== undefined && { confidence }),
    places: locations.slice(0, PLACES_SHOWN).map(describePlace),
    morePlaces: Math.max(0, locations.length - PLACES_SHOWN),
    ...(frame && { frame: frameOf(frame, redacted) }),
    ...(suppression && { suppression: suppressionText(suppression) }),
    ...(timeline && { past: pastOf(timeline) }),
    ...(verdict && { verdict: verdictOf(verdict) }),
  }
}

function describePlace(location: Location): string {
  return `${placeText(location)}${location.written === undefined ? '' : `, written as ${location.written}`}`
}

function frameOf({ firstLine, lines, marked: { index, start, end } }: Frame, redacted: string): PageFrame {
  const line = lines[index] ?? ''
  const marked = [line.slice(0, start), redacted === '' ? line.slice(start, end) : redacted, line.slice(end)] as const
  return { firstLine, before: lines.slice(0, index), marked, after: lines.slice(index + 1) }
}

function partText({ title, redacted, rule, locations: [first] }: Part): string {
  return `${title} ${redacted}${rule === undefined || !first ? '' : `, ${placeText(first)}`}`
}

function suppressionText({ by, reason }: NonNullable<Finding['suppression']>): string {
  const words = {
    comment: 'allowed by a comment',
    existing: 'existing before',
    example: 'a published example',
    baseline: 'in the baseline',
  }
  return `${words[by]}${reason ? `: ${reason}` : ''}`
}

function verdictOf({ state, why, owner, scopes, expires }: Verdict): PageVerdict {
  const facts = [
    ['Belongs to', owner],
    ['May', scopes],
    ['Expires', expires],
  ] as const
  return { state, why, facts: facts.flatMap(([label, text]) => (text ? [[label, text] as const] : [])) }
}
