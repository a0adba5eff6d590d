// straykey hygiene: how a project keeps its keys → reports and an exit code.
import { UserError } from '../../errors.ts'
import type { Kept } from '../../keeping.ts'
import type { Report } from '../../report-model.ts'
import { run, type ScanOptions } from '../../run.ts'
import { exitCodeOf } from '../../verdict.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, hygieneOptions } from '../options.ts'
import { progressOn } from '../progress.ts'
import { deliver, reportingOf } from '../reporting.ts'
import { settingsOf, withoutUndefined } from '../settings.ts'

export const hygiene: Command = {
  usage: ['straykey hygiene [PATH…]', 'straykey hygiene --staged', 'straykey hygiene --fix [--yes | --dry-run]'],
  about: 'Check how a project keeps its keys: ignored .env files, tracked credential files, keys in browser code, old keys …',
  options: { ...hygieneOptions, ...commonOptions },
  examples: [
    ['straykey hygiene', 'check the current folder'],
    ['straykey hygiene --fix', 'show what would mend it, ask, and do it'],
    ['straykey hygiene --fix --dry-run', 'only show it'],
    ['straykey hygiene --format json', 'for programs'],
  ],
  async run(given, terminal) {
    refuseUnfit(given)
    const reporting = await reportingOf(given, terminal)
    let { report, kept } = await examine(given, terminal)
    if (given.values.fix && kept && (await offerToMend(kept, given, terminal))) report = (await examine(given, terminal)).report
    deliver(report, reporting, terminal)
    return exitCodeOf(report)
  },
}

function refuseUnfit({ values }: Arguments): void {
  if (values.fix && values.staged) throw new UserError('--fix mends files, not what is staged; leave --staged out')
  if (!values.fix && (values.yes || values['dry-run'])) throw new UserError(`${values.yes ? '--yes' : '--dry-run'} is for --fix; add it`)
}

async function examine(given: Arguments, terminal: Terminal): Promise<{ report: Report; kept: Kept | undefined }> {
  const progress = progressOn(terminal.stderr, Date.now)
  let kept: Kept | undefined
  const asked: ScanOptions = withoutUndefined({
    ...settingsOf(given, terminal),
    paths: given.positionals,
    staged: given.values.staged === true,
    hygiene: true,
    agesAt: Date.now(),
    onKept: (one: Kept) => (kept = one),
    onProgress: progress.update,
  })
  const report = onlyHygiene(await run(asked))
  progress.clear()
  return { report, kept }
}

/** Whether anything was changed. */
async function offerToMend(kept: Kept, { values }: Arguments, terminal: Terminal): Promise<boolean> {
  const { mend } = await import('../mending.ts')
  const screen = (values.format ?? 'human') === 'human' ? terminal.stdout : terminal.stderr
  return mend(kept, { terminal, screen, yes: values.yes === true, dryRun: values['dry-run'] === true })
}

/** The checks look at the secrets that were found; these are another command's to list. */
function onlyHygiene(report: Report): Report {
  const secrets = report.findings.filter(({ kind, suppression }) => kind === 'secret' && !suppression).length
  const said =
    secrets > 0 ? [`${secrets === 1 ? '1 secret was' : `${secrets} secrets were`} found, too: straykey scan lists what and where`] : []
  return {
    ...report,
    subject: 'hygiene',
    findings: report.findings.filter(({ kind }) => kind === 'hygiene'),
    notices: [...report.notices, ...said],
  }
}
