// straykey scan: files, the index or standard input → reports and an exit code.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../errors.ts'
import type { Report, Severity, Style } from '../../model.ts'
import { type FormatName, formatNames, formats, plainStyle } from '../../report/index.ts'
import { run, type ScanOptions } from '../../run.ts'
import { exitCodeOf, scannedNothing } from '../../verdict.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, scanOptions } from '../options.ts'
import { progressOn } from '../progress.ts'

export const scan: Command = {
  usage: ['straykey [scan] [PATH…]', 'straykey scan --staged', 'straykey scan -'],
  about: 'Find secrets in files, in what is about to be committed, or in standard input.',
  options: { ...scanOptions, ...commonOptions },
  examples: [
    ['straykey', 'scan the current folder'],
    ['straykey src config/app.yaml', 'scan these'],
    ['straykey --staged', 'scan what git commit would record now'],
    ['git show HEAD | straykey -', 'scan standard input'],
    ['straykey --output sarif=secrets.sarif --fail-on high', 'write a report for code scanning, fail on high and critical'],
  ],
  async run(given, terminal) {
    const style = await styleOf(given, terminal)
    const outputs = outputsOf(given)
    const progress = progressOn(terminal.stderr, Date.now)
    const report = await run({ ...toScanOptions(given, terminal), onProgress: progress.update })
    progress.clear()
    for (const { format, file } of outputs)
      writeReport(path.resolve(terminal.folder, file), formats[format](report, plainStyle(terminal.version)))
    const format = (given.values.format ?? 'human') as FormatName
    terminal.stdout.write(formats[format](report, style))
    if (format !== 'human') warnOfNothing(report, terminal)
    return exitCodeOf(report)
  },
}

function toScanOptions({ values, positionals }: Arguments, terminal: Terminal): ScanOptions {
  const piped = positionals.includes('-')
  if (piped && (positionals.length > 1 || values.staged))
    throw new UserError('- (standard input) can not be combined with other paths or --staged')
  if (!piped && values['stdin-name']) throw new UserError('--stdin-name needs the path - (standard input)')
  const texts = (name: string) => values[name] as readonly string[] | undefined
  const options = {
    paths: piped ? [] : positionals,
    folder: terminal.folder,
    environment: terminal.environment,
    staged: values.staged === true,
    include: texts('include'),
    exclude: texts('exclude'),
    rules: texts('rules')?.map((file) => path.resolve(terminal.folder, file)),
    ignored: values.ignored as true | undefined,
    inlineAllow: values['no-inline-allow'] ? false : undefined,
    failOn: values['fail-on'] as Severity | undefined,
    config: values['no-config'] ? (false as const) : (values.config as string | undefined),
    stdin: piped ? { stream: terminal.stdin, name: String(values['stdin-name'] ?? 'stdin') } : undefined,
  }
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

const WIDEST = 160

async function styleOf({ values }: Arguments, { stdout, environment, version }: Terminal): Promise<Style> {
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

function outputsOf({ values }: Arguments): { format: FormatName; file: string }[] {
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
  if (scannedNothing(report)) stderr.write(`straykey: scanned 0 ${report.subject}; this says nothing about secrets\n`)
}
