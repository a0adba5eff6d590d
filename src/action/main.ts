// The GitHub Action: inputs and event → scan → annotations, summary, files and outputs. The one home of @actions/core.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setFailed, setOutput, warning } from '@actions/core'
import { UserError } from '../errors.ts'
import { formatNamed, formats, plainStyle } from '../report/index.ts'
import type { Report } from '../report-model.ts'
import { exitCodeOf, failing, scannedNothing } from '../verdict.ts'
import { version } from '../version.ts'
import { annotationsOf } from './annotations.ts'
import { type Clone, openClone } from './clone.ts'
import { type Event, type Proposal, toEvent } from './event.ts'
import { type Gate, gateOf, ownGate } from './gate.ts'
import { Incomplete } from './incomplete.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { annotate, mask, printInert, safe, tellOutputs, writeSummary } from './log.ts'
import { type Looked, look } from './look.ts'
import { valuesToMask } from './masks.ts'
import { NOTHING, outputsOf, type Written } from './outputs.ts'
import { writeReportFile } from './report-files.ts'
import { bringTrusted, type Scope, scopeOf } from './scope.ts'
import { failureOf, nothingOf, scannedText, summaryOf } from './summary.ts'

const environment = process.env
const folder = path.resolve(environment.GITHUB_WORKSPACE || '.')

// Should anything end the program before its end, it was no complete scan.
process.exitCode = 3

try {
  await act()
} catch (problem) {
  await fail(problem as Error)
}

async function act(): Promise<void> {
  const inputs = readInputs(folder)
  const event = readEvent()
  const open = openOnce(inputs)
  const scope = await scopeOf(inputs.scan, event, open)
  if (scope.kind === 'nothing') return tellNothing(scope)
  const gate = event.kind === 'proposal' ? await gateFor(event, inputs, await open()) : ownGate(inputs)
  try {
    const clone = scope.kind === 'tree' ? undefined : await open()
    const looked = await look(scope, clone, { inputs, gate, folder, environment })
    const notices = [...scope.notices, ...gate.notices, ...moreThanAsked(scope, event, { inputs, clone })]
    await tell({ ...looked, report: await withNotices(looked.report, notices) }, scope, inputs)
  } finally {
    gate.remove()
  }
}

/** A checkout may have gone into a folder of its own, so the repository is looked for at the paths. */
function openOnce({ paths }: Inputs): () => Promise<Clone> {
  let clone: Promise<Clone> | undefined
  return () => {
    clone ??= openClone(placesOf(paths), environment)
    return clone
  }
}

function placesOf(paths: readonly string[]): string[] {
  return (paths.length > 0 ? paths : ['.']).map((one) => path.resolve(folder, one))
}

async function gateFor(event: Proposal, inputs: Inputs, clone: Clone): Promise<Gate> {
  await bringTrusted(clone, event)
  return gateOf({ place: clone.place, revision: event.base }, inputs)
}

function moreThanAsked(scope: Scope, event: Event, { inputs, clone }: { inputs: Inputs; clone: Clone | undefined }): string[] {
  const isNarrow = clone !== undefined && placesOf(inputs.paths).some((place) => place !== clone.place.folder)
  const isStrict = event.kind === 'proposal' && scope.kind !== 'range'
  return [
    ...(isNarrow ? ['path narrows only a scan of the files: commits are audited whole'] : []),
    ...(isStrict ? [`scan: ${inputs.scan} can't tell which comments are new, so none of them allows anything here; scan: auto can`] : []),
  ]
}

function readEvent(): Event {
  const name = environment.GITHUB_EVENT_NAME ?? ''
  const file = environment.GITHUB_EVENT_PATH
  try {
    return toEvent(name, file ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
  } catch (problem) {
    if (problem instanceof Incomplete) throw problem
    throw new Incomplete(
      `the event's payload can't be read (${(problem as Error).name}); see that GITHUB_EVENT_PATH is the file that the runner wrote`,
    )
  }
}

async function withNotices(report: Report, own: readonly string[]): Promise<Report> {
  return { ...report, notices: [...(await Promise.all(own.map(safe))), ...report.notices] }
}

async function tell({ report, files, isStanding }: Looked, scope: Scope, inputs: Inputs): Promise<void> {
  mask(valuesToMask([...report.findings, ...(files?.findings ?? [])]))
  printInert(`${formats.human(report, plainStyle(version))}\n${scannedText(report, scope)}`)
  const { shown, left } = annotationsOf(report, isStanding)
  shown.forEach(annotate)
  if (left > 0) annotate({ level: 'notice', title: 'straykey', message: `${left} more in the summary of this job, and in its log` })
  if (scannedNothing(report)) warning(`${scannedText(report, scope)} See that this is what you meant to scan.`)
  writeSummary(environment.GITHUB_STEP_SUMMARY, summaryOf(report, scope))
  const written = await writeReports(report, files, inputs)
  tellOutputs(outputsOf(report, scope, written))
  end(report)
}

async function writeReports(report: Report, files: Report | undefined, { reports, sarifFile }: Inputs): Promise<Written> {
  const style = plainStyle(version)
  for (const { format, file } of reports) writeReportFile(folder, file, (await formatNamed(format))(report, style))
  if (sarifFile !== undefined) writeReportFile(folder, sarifFile, formats.sarif(files ?? report, style))
  return { reports: reports.map(({ file }) => file), ...(sarifFile !== undefined && { sarif: sarifFile }) }
}

function end(report: Report): void {
  const code = exitCodeOf(report)
  if (code === 1) setFailed(`${failedText(report)}; the summary of this job says where, and what to do`)
  if (code === 3) setFailed(`the scan is incomplete, problems: ${report.problems.length}; the summary of this job says which`)
  process.exitCode = code
}

function failedText(report: Report): string {
  const failed = failing(report)
  const secrets = failed.filter(({ kind }) => kind === 'secret').length
  const kept = failed.length - secrets
  return [...(secrets > 0 ? [`secrets found: ${secrets}`] : []), ...(kept > 0 ? [`findings on how keys are kept: ${kept}`] : [])].join(', ')
}

async function tellNothing(scope: Scope): Promise<void> {
  for (const sentence of await Promise.all(scope.notices.map(safe))) warning(sentence)
  writeSummary(environment.GITHUB_STEP_SUMMARY, nothingOf(scope))
  tellOutputs(NOTHING)
  process.exitCode = 0
}

/** Anything but what the program foresees is a bug: its stack is shown, and the scan counts as incomplete, never as clean. */
async function fail(problem: Error): Promise<void> {
  const isForeseen = problem instanceof UserError || problem instanceof Incomplete
  const message = await safe(isForeseen ? problem.message : `this is a bug, please report it\n${problem.stack}`)
  writeSummary(environment.GITHUB_STEP_SUMMARY, failureOf(message))
  const code = problem instanceof UserError ? 2 : 3
  setOutput('exit-code', code)
  setFailed(message)
  process.exitCode = code
}
