// The last look at every text that a report will hold beside its findings: names of files and folders, notices, messages.
// Whatever in them looks like a secret to the rules is redacted.
import type { Detector } from '../detect/detector.ts'
import type { Match, Report } from '../model.ts'
import { matchText, matchTexts } from './match-texts.ts'

/** The report with secrets in its names and sentences redacted. */
export async function hideSecrets(report: Report, detector: Detector): Promise<Report> {
  const found = await matchTexts(textsOf(report), detector)
  const hide = (text: string) => redactIn(text, found.get(text) ?? [])
  return {
    ...report,
    root: hide(report.root),
    ...(report.top !== undefined && { top: hide(report.top) }),
    findings: report.findings.map((finding) => ({
      ...finding,
      locations: finding.locations.map((one) => ({ ...one, path: hide(one.path) })),
    })),
    problems: report.problems.map(({ where, message }) => ({ where: hide(where), message: hide(message) })),
    skipped: report.skipped.map((skipped) => ({ ...skipped, paths: skipped.paths.map(hide) })),
    notices: report.notices.map(hide),
  }
}

/** One text with every secret in it redacted. */
export async function hideSecretsIn(text: string, detector: Detector): Promise<string> {
  return redactIn(text, await matchText(text, detector))
}

function redactIn(text: string, matches: readonly Match[]): string {
  return matches.reduce((hidden, { secret, redacted }) => hidden.replaceAll(secret, () => redacted), text)
}

function textsOf({ root, top, findings, problems, skipped, notices }: Report): string[] {
  const places = findings.flatMap(({ locations }) => locations.map(({ path }) => path))
  return [
    root,
    top ?? '',
    ...places,
    ...problems.flatMap(({ where, message }) => [where, message]),
    ...skipped.flatMap(({ paths }) => paths),
    ...notices,
  ]
}
