// SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
import type { Finding, Location, Part, Problem, Rule, Severity } from '../model.ts'
import type { Descriptor, Report, Style } from '../report-model.ts'
import { isOnLines, repositoryPath } from './programs/repository-path.ts'

const LEVELS: Readonly<Record<Severity, string>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' }
/** `security-severity`: over 9.0 is critical, from 7.0 high, from 4.0 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' }

/** One entry a place, as readers look at an entry's first place only. Never holds a secret. */
export function sarif(report: Report, { version }: Style): string {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort()
  const described = [...report.rules, ...(report.checks ?? [])]
  const rules = ids.flatMap((id) => described.find((rule) => rule.id === id) ?? [])
  const driver = {
    name: 'straykey',
    semanticVersion: version,
    informationUri: 'https://github.com/straykey/straykey',
    rules: rules.map((rule) => toDescriptor(rule, report)),
  }
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [toInvocation(report)],
    results: report.findings.flatMap((finding) => finding.locations.map((location) => toEntry(finding, location, { ids, report }))),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toDescriptor(rule: Rule | Descriptor, { findings }: Report): object {
  const severity = findings.find((finding) => finding.rule === rule.id)?.severity ?? rule.severity
  const steps = rule.remedy.map((step, i) => `${i + 1}. ${step}`).join('\n')
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.harm },
    helpUri: rule.docs,
    help: {
      text: `${rule.harm}\n\n${steps}`,
      markdown: `${rule.harm}\n\n${steps}\n\n[${isRule(rule) ? rule.provider.title : 'More'}](${rule.docs})`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', isRule(rule) ? 'secret' : 'hygiene'],
      precision: isRule(rule) && rule.generic ? 'medium' : 'high',
      'security-severity': SCORES[severity],
    },
  }
}

function isRule(described: Rule | Descriptor): described is Rule {
  return 'provider' in described
}

function toEntry(finding: Finding, location: Location, { ids, report }: { ids: readonly string[]; report: Report }): object {
  const properties = propertiesOf(finding, location)
  const halves = (finding.parts ?? []).filter(({ rule }) => rule !== undefined)
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: `${finding.message} ${withParts(finding.parts ?? [], halves)}Next: ${finding.remedy[0]}` },
    locations: [toLocation(location, report)],
    ...(halves.length > 0 && { relatedLocations: halves.flatMap((half, i) => toRelated(half, i + 1, report)) }),
    partialFingerprints: { 'straykeyFingerprint/v1': finding.fingerprint },
    ...(finding.suppression && { suppressions: [toSuppression(finding.suppression)] }),
    ...(properties && { properties }),
  }
}

/** A half's first place has the number that the message links to. */
function toRelated({ title, redacted, locations }: Part, id: number, report: Report): object[] {
  const message = { text: `${title} ${redacted}` }
  return locations.map((location, i) => ({ ...(i === 0 && { id }), ...toLocation(location, report), message }))
}

/** Section 3.11.6: `[text](id)` leads to a related location; code scanning shows only those that a message links to. */
function withParts(parts: readonly Part[], halves: readonly Part[]): string {
  const nameOf = ({ title, redacted }: Part) => `${title} ${redacted}`.replace(/[[\]\\]/g, '\\$&')
  const names = parts.map((part) => (part.rule === undefined ? nameOf(part) : `[${nameOf(part)}](${halves.indexOf(part) + 1})`))
  return names.length > 0 ? `With ${names.join(', ')}. ` : ''
}

function toLocation(location: Location, report: Report): object {
  const { line, column, endLine, endColumn, path, within } = location
  // Code scanning refuses an entry without a file and all four numbers. A name has no lines, so its finding stands at the
  // file's beginning.
  const physicalLocation = {
    artifactLocation: { uri: toAddress(repositoryPath(location, report)), uriBaseId: '%SRCROOT%' },
    region: isOnLines(location)
      ? { startLine: line, startColumn: column, endLine, endColumn }
      : { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  }
  return { physicalLocation, ...(within && { logicalLocations: [{ fullyQualifiedName: path, kind: within }] }) }
}

/** A run has one revision at most (versionControlProvenance); here each entry has its own. */
function propertiesOf({ timeline, verdict }: Finding, { commit }: Location): object | undefined {
  if (!timeline && !verdict && commit === undefined) return undefined
  return {
    ...(verdict && { verdict }),
    ...(commit !== undefined && { commit }),
    ...(timeline?.first && { firstCommit: timeline.first.id, firstDate: timeline.first.date }),
    ...(timeline && {
      commits: timeline.commits,
      objects: timeline.objects,
      inHead: timeline.inHead,
      reachable: timeline.refs.length > 0,
    }),
  }
}

/** A relative reference (RFC 3986, section 4.2): a colon in it could be taken for the end of a scheme. */
function toAddress(path: string): string {
  return encodeURI(path).replace(/[?#:[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function toSuppression({ by, reason }: NonNullable<Finding['suppression']>): object {
  return { kind: by === 'comment' ? 'inSource' : 'external', ...(reason && { justification: reason }) }
}

function toInvocation({ problems, interrupted }: Report): object {
  const ending = { level: 'warning', message: { text: 'interrupted: this is what was found so far' } }
  return {
    executionSuccessful: problems.length === 0 && !interrupted,
    toolExecutionNotifications: [...problems.map(toNotification), ...(interrupted ? [ending] : [])],
  }
}

function toNotification({ where, message }: Problem): object {
  return { level: 'error', message: { text: `${where}: ${message}` } }
}
