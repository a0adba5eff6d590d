// straykey history: all that a repository ever held → reports and an exit code.
import type { observedAudit } from '../../audit.ts'
import { exitCodeOf } from '../../verdict.ts'
import type { Arguments } from '../arguments.ts'
import { toAuditOptions } from '../audit-arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, historyOptions } from '../options.ts'
import { profilingOf } from '../profiling.ts'
import { auditProgressOn } from '../progress.ts'
import { deliver, reportingOf } from '../reporting.ts'
import { verifyingOf } from '../verifying.ts'

export const history: Command = {
  usage: ['straykey history [REPO]', 'straykey history FILE.bundle', 'straykey history --range BASE..HEAD'],
  about: 'Find secrets in all that a git repository ever held: every object, reachable or not.',
  options: { ...historyOptions, ...commonOptions },
  examples: [
    ['straykey history', "audit the current folder's repository"],
    ['straykey history ../shop.bundle', 'audit a bundle'],
    ['straykey history --range origin/main..HEAD', 'audit what a branch adds, also what it takes out again'],
    ['straykey history --new', 'audit what a push would publish'],
    ['straykey history --refs "refs/pull/*" --authors', 'audit pull requests, and name authors'],
    ['straykey history --since 2024-03-01 --output json=history.json', 'audit the commits since then, write a report for programs'],
  ],
  // The engine is loaded for those who need it alone.
  run: async (given, terminal) => runHistory(given, terminal, (await import('../../audit.ts')).observedAudit),
}

/** The command, with the audit that it is to make. */
export async function runHistory(given: Arguments, terminal: Terminal, make: typeof observedAudit): Promise<number> {
  const options = toAuditOptions(given, terminal)
  const reporting = await reportingOf(given, terminal)
  const verifying = await verifyingOf(given, terminal)
  const profiling = await profilingOf(given, terminal, () => performance.now())
  const { observer } = profiling
  const progress = auditProgressOn(terminal.stderr, Date.now)
  const ending = new AbortController()
  const stopListening = terminal.onInterrupt(() => {
    ending.abort()
    progress.say('straykey: ending, with what was found so far; once more ends at once')
  })
  try {
    const found = await make(
      { ...options, agesAt: Date.now(), ...profiling.options, onProgress: progress.update, signal: ending.signal },
      observer,
    )
    progress.clear()
    if (given.values.verify) observer.onStage?.('verifying')
    const report = await verifying(found, ending.signal)
    observer.onStage?.('reporting')
    deliver(report, reporting, terminal)
    await profiling.end()
    return exitCodeOf(report)
  } finally {
    progress.clear()
    stopListening()
  }
}
