// straykey scan: files, the index or standard input → reports and an exit code.
import { UserError } from '../../errors.ts'
import { observedRun, type ScanOptions } from '../../run.ts'
import { exitCodeOf } from '../../verdict.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, scanOptions } from '../options.ts'
import { profilingOf } from '../profiling.ts'
import { progressOn } from '../progress.ts'
import { deliver, reportingOf } from '../reporting.ts'
import { settingsOf, withoutUndefined } from '../settings.ts'
import { verifyingOf } from '../verifying.ts'

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
  run: runScan,
}

export async function runScan(given: Arguments, terminal: Terminal): Promise<number> {
  const reporting = await reportingOf(given, terminal)
  const verifying = await verifyingOf(given, terminal)
  const { observer, options, end } = await profilingOf(given, terminal, () => performance.now())
  const progress = progressOn(terminal.stderr, Date.now)
  const found = await observedRun({ ...toScanOptions(given, terminal), ...options, onProgress: progress.update }, observer)
  progress.clear()
  if (given.values.verify) observer.onStage?.('verifying')
  const report = await verifying(found)
  observer.onStage?.('reporting')
  deliver(report, reporting, terminal)
  await end()
  return exitCodeOf(report)
}

function toScanOptions(given: Arguments, terminal: Terminal): ScanOptions {
  const { values, positionals } = given
  const piped = positionals.includes('-')
  if (piped && (positionals.length > 1 || values.staged))
    throw new UserError('- (standard input) can not be combined with other paths or --staged')
  if (!piped && values['stdin-name']) throw new UserError('--stdin-name needs the path - (standard input)')
  return withoutUndefined({
    ...settingsOf(given, terminal),
    paths: piped ? [] : positionals,
    staged: values.staged === true,
    ignored: values.ignored as true | undefined,
    stdin: piped ? { stream: terminal.stdin, name: String(values['stdin-name'] ?? 'stdin') } : undefined,
  })
}
