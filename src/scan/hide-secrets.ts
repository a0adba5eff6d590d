// The last look at every text that a report will hold beside its findings: names of files and folders, notices, messages.
// Whatever in them looks like a secret to the rules is redacted.
import type { Detector } from '../detect/detector.ts'
import type { Report } from '../model.ts'
import { textBlob } from './text-blob.ts'

/** The report with secrets in its names and sentences redacted. */
export async function hideSecrets(report: Report, detector: Detector): Promise<Report> {
  const hide = await hiderFor(textsOf(report), detector)
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
  const { matches } = await detector.detect(textBlob(text))
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

/** All texts at once tell whether there is anything; only then are they looked at one by one. */
async function hiderFor(texts: readonly string[], detector: Detector): Promise<(text: string) => string> {
  const { matches } = await detector.detect(textBlob(texts.join('\0')))
  if (matches.length === 0) return (text) => text
  const hidden = new Map<string, string>()
  for (const text of new Set(texts)) hidden.set(text, await hideSecretsIn(text, detector))
  return (text) => hidden.get(text) ?? text
}
