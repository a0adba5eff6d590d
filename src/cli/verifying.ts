// What was typed about asking issuers: --verify and --issuer → whom to ask, or nobody.
import { UserError } from '../errors.ts'
import type { Report } from '../report-model.ts'
import type { VerificationOptions } from '../verification.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { askingProgressOn } from './progress.ts'
import { settingsOf, withoutUndefined } from './settings.ts'

/** Makes of a report the same with verdicts; the report itself where nobody asked. */
export type Verifying = (report: Report, signal?: AbortSignal) => Promise<Report>

/** Made before the work begins, so that a wrong option is said at once. Throws UserError for what can't be meant. */
export async function verifyingOf(given: Arguments, terminal: Terminal): Promise<Verifying> {
  const { verify, issuer, staged } = given.values
  if (!verify && issuer !== undefined) throw new UserError('--issuer means nothing without --verify; add it, or call straykey verify')
  if (!verify) return async (report) => report
  if (staged) throw new UserError('--verify and --staged contradict each other: a commit must not wait for issuers; leave one of them out')
  const options = verificationOptions(given, terminal)
  const { refuseUnknownIssuer, verified } = await import('../verification.ts')
  if (options.issuer !== undefined) await refuseUnknownIssuer(options.issuer, options.rules ?? [])
  return async (report, signal) => {
    const progress = askingProgressOn(terminal.stderr, Date.now)
    try {
      return await verified(report, { ...options, ...(signal && { signal }), onProgress: progress.update })
    } finally {
      progress.clear()
    }
  }
}

/** Only rule files that were named here say where a key is sent. */
export function verificationOptions(given: Arguments, terminal: Terminal): VerificationOptions {
  const { environment, rules } = settingsOf(given, terminal)
  const issuer = given.values.issuer as string | undefined
  return { environment, ...withoutUndefined({ rules, issuer }) }
}
