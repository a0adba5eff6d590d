// The GitHub Action: inputs → scan → annotations and outputs. The one home of @actions/core.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { error, getInput, getMultilineInput, info, setFailed, setOutput, setSecret, warning } from '@actions/core'
import { UserError } from '../errors.ts'
import { type Finding, type Severity, severities } from '../model.ts'
import { formats, plainStyle } from '../report/index.ts'
import type { Report } from '../report-model.ts'
import { run } from '../run.ts'
import { exitCodeOf, failing } from '../verdict.ts'
import { version } from '../version.ts'

/** GitHub shows ten errors a step; the log has them all. */
const MOST_ANNOTATIONS = 10

try {
  const report = await run({
    paths: getMultilineInput('path'),
    folder: process.env.GITHUB_WORKSPACE ?? path.resolve('.'),
    environment: process.env,
    ...failOn(getInput('fail-on')),
  })
  tell(report)
} catch (problem) {
  setOutput('exit-code', problem instanceof UserError ? 2 : 3)
  setFailed(problem instanceof UserError ? problem.message : (problem as Error))
}

function failOn(input: string): { failOn?: Severity } {
  if (input === '') return {}
  const severity = severities.find((known) => known === input)
  if (!severity) throw new UserError(`fail-on: "${input}" is none of ${severities.join(', ')}`)
  return { failOn: severity }
}

function tell(report: Report): void {
  // First of all, so that nothing that is printed later can hold a value in clear.
  for (const line of report.findings.flatMap(linesInClear)) if (line.length >= 8) setSecret(line)
  printInert(formats.human(report, plainStyle(version)))
  for (const finding of failing(report).slice(0, MOST_ANNOTATIONS)) annotate(finding)
  const code = exitCodeOf(report)
  setOutput('findings-count', report.findings.filter(({ suppression }) => !suppression).length)
  setOutput('exit-code', code)
  if (code === 1) setFailed(`secrets found: ${failing(report).length}; the log says where, and what to do`)
  if (code === 3) setFailed(`the scan is incomplete, problems: ${report.problems.length}; the log says which`)
}

/** Of the secret, and of its halves. */
function linesInClear({ secret, parts = [] }: Finding): string[] {
  return [secret, ...parts.flatMap((part) => part.secret ?? [])].flatMap((one) => one.reveal().split(/\r?\n/))
}

/** Names of scanned files may look like commands to the runner, so it is told to take none until it hears the word. */
function printInert(text: string): void {
  const word = randomUUID()
  info(`::stop-commands::${word}`)
  info(text)
  info(`::${word}::`)
}

function annotate({ title, redacted, severity, remedy, locations }: Finding): void {
  const [first] = locations
  if (!first) return
  const properties = { title, file: first.path, startLine: first.line, startColumn: first.column }
  const tellAt = severity === 'critical' || severity === 'high' ? error : warning
  tellAt(`${title} (${redacted}). Next: ${remedy[0]}`, first.inName ? { title } : properties)
}
