// The reports of the scanners → places. Only the fields that are needed are described.
import path from 'node:path'
import type { Severity } from '../src/model.ts'
import type { Place } from './scanners.ts'

interface StraykeyReport {
  readonly findings: readonly {
    readonly rule: string
    readonly severity: Severity
    readonly fingerprint: string
    readonly suppression?: object
    readonly locations: readonly { readonly path: string; readonly line: number; readonly endLine: number }[]
  }[]
}

export function readStraykey(report: string): Place[] {
  const { findings } = JSON.parse(report) as StraykeyReport
  return findings
    .filter(({ suppression }) => suppression === undefined)
    .flatMap(({ rule, severity, fingerprint, locations }) =>
      locations.map(({ path: file, line, endLine }) => ({ path: file, line, endLine, rule, severity, secret: fingerprint })),
    )
}

type GitleaksReport = readonly {
  readonly RuleID: string
  readonly File: string
  readonly StartLine: number
  readonly EndLine: number
  readonly Secret: string
}[]

export function readGitleaks(report: string): Place[] {
  return (JSON.parse(report) as GitleaksReport).map(({ RuleID, File, StartLine, EndLine, Secret }) => ({
    path: File,
    line: StartLine,
    endLine: EndLine,
    rule: RuleID,
    secret: Secret,
  }))
}

interface KingfisherReport {
  readonly findings: readonly {
    readonly rule: { readonly id: string; readonly name: string }
    readonly finding: { readonly path: string; readonly line: number; readonly snippet: string }
  }[]
}

export function readKingfisher(report: string): Place[] {
  return (JSON.parse(report) as KingfisherReport).findings.map(({ rule, finding: { path: file, line, snippet } }) => ({
    path: path.posix.normalize(file),
    line,
    endLine: line + snippet.split('\n').length - 1,
    rule: `${rule.id} ${rule.name}`,
    secret: snippet,
  }))
}

type SecretlintReport = readonly {
  readonly filePath: string
  readonly sourceContent: string
  readonly messages: readonly {
    readonly ruleId: string
    readonly range: readonly [start: number, end: number]
    readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } }
  }[]
}[]

export function readSecretlint(report: string, folder: string): Place[] {
  return (JSON.parse(report) as SecretlintReport).flatMap(({ filePath, sourceContent, messages }) =>
    messages.map(({ ruleId, range, loc }) => ({
      path: path.relative(folder, filePath).replaceAll(path.sep, '/'),
      line: loc.start.line,
      endLine: loc.end.line,
      rule: ruleId,
      secret: sourceContent.slice(...range),
    })),
  )
}

interface DetectSecretsReport {
  readonly results: Readonly<
    Record<string, readonly { readonly type: string; readonly hashed_secret: string; readonly line_number: number }[]>
  >
}

export function readDetectSecrets(report: string): Place[] {
  return Object.entries((JSON.parse(report) as DetectSecretsReport).results).flatMap(([file, found]) =>
    found.map(({ type, hashed_secret: secret, line_number: line }) => ({ path: file, line, endLine: line, rule: type, secret })),
  )
}

type CredsweeperReport = readonly {
  readonly rule: string
  readonly line_data_list: readonly { readonly path: string; readonly line_num: number; readonly value: string }[]
}[]

export function readCredsweeper(report: string): Place[] {
  return (JSON.parse(report) as CredsweeperReport).flatMap(({ rule, line_data_list: lines }) => {
    const [first] = lines
    if (!first) return []
    const numbers = lines.map(({ line_num: number }) => number)
    const span = { line: Math.min(...numbers), endLine: Math.max(...numbers) }
    return [{ path: path.posix.normalize(first.path), ...span, rule, secret: lines.map(({ value }) => value).join('\n') }]
  })
}
