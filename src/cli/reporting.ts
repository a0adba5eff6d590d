// How reports leave the program: in which style they are printed, and to which files they are written.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { type FormatName, formatNamed, formatNames, plainStyle } from '../report/index.ts'
import type { Format, Report, RunFacts, Style } from '../report-model.ts'
import { scannedNothing } from '../verdict.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { headCommit } from './head-commit.ts'

const WIDEST = 160

/** What was asked for; made before the work begins, so that a wrong option is said at once. */
export interface Reporting {
  readonly style: Style
  readonly format: FormatName
  readonly outputs: readonly Output[]
  /** Those of the formats that were asked for. */
  readonly formats: ReadonlyMap<FormatName, Format>
  /** What is known of the run before it ends. */
  readonly facts: Omit<RunFacts, 'ended'>
}

interface Output {
  readonly format: FormatName
  readonly file: string
}

/** Throws UserError for what can't be done. */
export async function reportingOf(given: Arguments, terminal: Terminal): Promise<Reporting> {
  const started = new Date()
  const style = { ...(await styleOf(given, terminal)), offersVerbose: true }
  const format = (given.values.format ?? 'human') as FormatName
  const outputs = outputsOf(given)
  const formats = await formatsNamed([format, ...outputs.map((output) => output.format)])
  // Only GitLab's report names a commit, and git takes a few milliseconds to tell.
  const head = formats.has('gitlab') ? await headCommit(given, terminal) : undefined
  return { style, format, outputs, formats, facts: { started, ...(head !== undefined && { head }) } }
}

async function formatsNamed(names: readonly FormatName[]): Promise<ReadonlyMap<FormatName, Format>> {
  const wanted = [...new Set(names)]
  return new Map(await Promise.all(wanted.map(async (name) => [name, await formatNamed(name)] as const)))
}

/** Writes the files, then prints. */
export function deliver(report: Report, { style, format, outputs, formats, facts }: Reporting, terminal: Terminal): void {
  const run = { ...facts, ended: new Date() }
  const write = (name: FormatName, look: Style) => formats.get(name)?.(report, { ...look, run }) ?? ''
  for (const { format: written, file } of outputs)
    writeReport(path.resolve(terminal.folder, file), write(written, plainStyle(terminal.version)))
  terminal.stdout.write(write(format, style))
  if (format !== 'human') warnOfNothing(report, terminal)
}

/** How to print at this terminal. Throws UserError for secrets that would be printed elsewhere. */
export async function styleOf({ values }: Arguments, { stdout, environment, version }: Terminal): Promise<Style> {
  if (values['show-secrets'] && !stdout.isTTY)
    throw new UserError('--show-secrets prints only to a terminal; leave it out, or print to one')
  const color = isColored(values, stdout.isTTY ?? false, environment)
  const columns = Number(environment.COLUMNS) || stdout.columns || plainStyle(version).width
  return {
    ...plainStyle(version),
    color,
    links: color && stdout.isTTY === true && (await supportsLinks()),
    width: Math.min(columns, WIDEST),
    showSecrets: values['show-secrets'] === true,
    verbose: values.verbose === true,
    quiet: values.quiet === true,
  }
}

async function supportsLinks(): Promise<boolean> {
  const { default: supportsHyperlinks } = await import('supports-hyperlinks')
  return supportsHyperlinks.stdout
}

/** What was typed, else FORCE_COLOR, else NO_COLOR, else whether it is a terminal. https://no-color.org */
function isColored(values: Arguments['values'], isTerminal: boolean, environment: Terminal['environment']): boolean {
  if (values['no-color'] || values.color === 'never') return false
  if (values.color === 'always') return true
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false'
  return isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb'
}

function outputsOf({ values }: Arguments): Output[] {
  return ((values.output as readonly string[] | undefined) ?? []).map((output) => {
    const [, name = '', file] = /^([a-z]+)=(.+)$/.exec(output) ?? []
    const format = formatNames.find((known) => known === name)
    if (!format || !file) throw new UserError(`--output ${output}: expected FORMAT=FILE, with one of ${formatNames.join(', ')}`)
    return { format, file }
  })
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UserError(`${file}: the report could not be written (${(error as NodeJS.ErrnoException).code}); choose another file`, {
      cause: error,
    })
  }
}

/** A report for programs has no line that a person would see. */
function warnOfNothing(report: Report, { stderr }: Terminal): void {
  const subject = report.subject === 'history' ? 'objects' : report.subject
  if (scannedNothing(report)) stderr.write(`straykey: scanned 0 ${subject}; this says nothing about secrets\n`)
}
