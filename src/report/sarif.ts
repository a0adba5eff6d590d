// SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
import type { Finding, Location, Problem, Report, Rule, Severity, Style } from '../model.ts'

const LEVELS: Readonly<Record<Severity, string>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' }
/** `security-severity`: over 9.0 is critical, from 7.0 high, from 4.0 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' }

/** One entry a place, as readers look at an entry's first place only. Never holds a secret. */
export function sarif(report: Report, { version }: Style): string {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort()
  const rules = ids.flatMap((id) => report.rules.find((rule) => rule.id === id) ?? [])
  const driver = {
    name: 'straykey',
    semanticVersion: version,
    informationUri: 'https://github.com/straykey/straykey',
    rules: rules.map(toDescriptor),
  }
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: report.problems.length === 0, toolExecutionNotifications: report.problems.map(toNotification) }],
    results: report.findings.flatMap((finding) =>
      finding.locations.map((location) => toEntry(finding, location, { ids, prefix: report.prefix })),
    ),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toDescriptor(rule: Rule): object {
  const steps = rule.remedy.map((step, i) => `${i + 1}. ${step}`).join('\n')
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.harm },
    helpUri: rule.docs,
    help: { text: `${rule.harm}\n\n${steps}`, markdown: `${rule.harm}\n\n${steps}\n\n[${rule.provider.title}](${rule.docs})` },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: ['security', 'secret'], precision: rule.generic ? 'medium' : 'high', 'security-severity': SCORES[rule.severity] },
  }
}

function toEntry(finding: Finding, location: Location, { ids, prefix }: { ids: readonly string[]; prefix: string }): object {
  const { line, column, endLine, endColumn } = location
  const place = {
    artifactLocation: { uri: encodeURI(prefix + location.path).replace(/[?#]/g, encodeURIComponent), uriBaseId: '%SRCROOT%' },
    ...(!location.inName && { region: { startLine: line, startColumn: column, endLine, endColumn } }),
  }
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: `${finding.message} Next: ${finding.remedy[0]}` },
    locations: [{ physicalLocation: place }],
    partialFingerprints: { 'straykeyFingerprint/v1': finding.fingerprint },
    ...(finding.suppression && { suppressions: [toSuppression(finding.suppression)] }),
  }
}

function toSuppression({ by, reason }: NonNullable<Finding['suppression']>): object {
  return { kind: by === 'comment' ? 'inSource' : 'external', ...(reason && { justification: reason }) }
}

function toNotification({ where, message }: Problem): object {
  return { level: 'error', message: { text: `${where}: ${message}` } }
}
