// straykey hygiene: how a project keeps its keys → reports and an exit code.

import type { Report } from '../../report-model.ts'
import { run } from '../../run.ts'
import { exitCodeOf } from '../../verdict.ts'
import type { Command } from '../command.ts'
import { commonOptions, hygieneOptions } from '../options.ts'
import { progressOn } from '../progress.ts'
import { deliver, reportingOf } from '../reporting.ts'
import { settingsOf, withoutUndefined } from '../settings.ts'

export const hygiene: Command = {
  usage: ['straykey hygiene [PATH…]', 'straykey hygiene --staged'],
  about: 'Check how a project keeps its keys: ignored .env files, tracked credential files, keys in browser code, old keys …',
  options: { ...hygieneOptions, ...commonOptions },
  examples: [
    ['straykey hygiene', 'check the current folder'],
    ['straykey hygiene --format json', 'for programs'],
  ],
  async run(given, terminal) {
    const reporting = await reportingOf(given, terminal)
    const progress = progressOn(terminal.stderr, Date.now)
    const asked = {
      ...settingsOf(given, terminal),
      paths: given.positionals,
      staged: given.values.staged === true,
      hygiene: true,
      now: Date.now(),
    }
    const report = onlyHygiene(await run({ ...withoutUndefined(asked), onProgress: progress.update }))
    progress.clear()
    deliver(report, reporting, terminal)
    return exitCodeOf(report)
  },
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
