// The last look at every text that a report will hold beside its findings: names of files, folders and refs, authors,
// notices, messages. Whatever in them looks like a secret to the rules is redacted.
import type { Detector } from '../detect/detector.ts'
import type { Finding, Location, Match, Timeline } from '../model.ts'
import type { Report } from '../report-model.ts'
import { matchText, matchTexts } from './match-texts.ts'

type Hide = (text: string) => string

/** The report with secrets in its names and sentences redacted. */
export async function hideSecrets(report: Report, detector: Detector): Promise<Report> {
  const found = await matchTexts(textsOf(report), detector)
  const hide = (text: string) => redactIn(text, found.get(text) ?? [])
  return {
    ...report,
    root: hide(report.root),
    ...(report.top !== undefined && { top: hide(report.top) }),
    findings: report.findings.map((finding) => hideInFinding(finding, found, hide)),
    problems: report.problems.map(({ where, message }) => ({ where: hide(where), message: hide(message) })),
    skipped: report.skipped.map((skipped) => ({ ...skipped, paths: skipped.paths.map(hide) })),
    notices: report.notices.map(hide),
  }
}

/** The same for findings without their report. */
export async function hideSecretsInFindings(findings: readonly Finding[], detector: Detector): Promise<Finding[]> {
  const found = await matchTexts(textsOfFindings(findings), detector)
  const hide = (text: string) => redactIn(text, found.get(text) ?? [])
  return findings.map((finding) => hideInFinding(finding, found, hide))
}

/** One text with every secret in it redacted. */
export async function hideSecretsIn(text: string, detector: Detector): Promise<string> {
  return redactIn(text, await matchText(text, detector))
}

function hideInFinding(finding: Finding, found: ReadonlyMap<string, readonly Match[]>, hideWhole: Hide): Finding {
  const { timeline, locations, parts, remedy, secret } = finding
  // The value itself may stand in a name as a part of a word, where no rule takes it for a secret.
  const values = [...(!secret || isWord(finding) ? [] : [secret]), ...(parts ?? []).flatMap((part) => part.secret ?? [])]
  const hide = (text: string) => values.reduce((hidden, value) => hidden.replaceAll(value.reveal(), () => String(value)), hideWhole(text))
  const hideIn = (places: readonly Location[]) => places.map((one) => ({ ...one, path: hide(one.path) }))
  const hidden = {
    ...finding,
    locations: hideIn(locations),
    ...(parts && { parts: parts.map((part) => ({ ...part, locations: hideIn(part.locations) })) }),
  }
  if (finding.kind === 'hygiene') return { ...hidden, message: hide(finding.message), remedy: remedy.map(hide) }
  if (!timeline) return hidden
  // A step names paths and refs: what was found in those is hidden in it, too, whatever stands around it there.
  const inNames = namesOf(timeline).flatMap((name) => found.get(name) ?? [])
  return { ...hidden, timeline: hideInTimeline(timeline, hide), remedy: remedy.map((step) => hide(redactIn(step, inNames))) }
}

/** A password that is a word is no secret in the path of a folder called so, and hiding it would make the path useless. */
function isWord({ confidence, secret }: Finding): boolean {
  return confidence !== undefined && /^[A-Za-z]{1,16}\d{0,3}$/.test(secret?.reveal() ?? '')
}

function hideInTimeline(timeline: Timeline, hide: Hide): Timeline {
  const { first, left, headPaths } = timeline
  return {
    ...timeline,
    ...(first?.author !== undefined && { first: { ...first, author: hide(first.author) } }),
    ...(left?.author !== undefined && { left: { ...left, author: hide(left.author) } }),
    paths: timeline.paths.map(hide),
    ...(headPaths && { headPaths: headPaths.map(hide) }),
    refs: timeline.refs.map(hide),
    reflogs: timeline.reflogs.map(hide),
  }
}

function redactIn(text: string, matches: readonly Match[]): string {
  return matches.reduce(
    (hidden, { secret, redacted, written }) =>
      (written ? hidden.replaceAll(written.text, () => redacted) : hidden).replaceAll(secret, () => redacted),
    text,
  )
}

function textsOf({ root, top, findings, problems, skipped, notices }: Report): string[] {
  return [
    root,
    top ?? '',
    ...textsOfFindings(findings),
    ...problems.flatMap(({ where, message }) => [where, message]),
    ...skipped.flatMap(({ paths }) => paths),
    ...notices,
  ]
}

function textsOfFindings(findings: readonly Finding[]): string[] {
  return [
    ...findings.flatMap(({ locations, parts = [] }) => [{ locations }, ...parts].flatMap((one) => one.locations.map(({ path }) => path))),
    ...findings.flatMap(({ timeline, remedy }) => (timeline ? [...namesOf(timeline), ...remedy] : [])),
    ...findings.flatMap(({ kind, message, remedy }) => (kind === 'hygiene' ? [message, ...remedy] : [])),
  ]
}

/** What people chose in a timeline. */
function namesOf({ first, left, paths, headPaths = [], refs, reflogs }: Timeline): string[] {
  const authors = [first?.author, left?.author].filter((author) => author !== undefined)
  return [...authors, ...paths, ...headPaths, ...refs, ...reflogs]
}
