// straykey verify: a scan that asks issuers about what it finds; or one value, which is never typed into the command line.
import { UserError } from '../../errors.ts'
import { exitCodeOf } from '../../verdict.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, scanOptions } from '../options.ts'
import { deliver, reportingOf } from '../reporting.ts'
import { settingsOf, withoutUndefined } from '../settings.ts'
import { verificationOptions } from '../verifying.ts'
import { runScan } from './scan.ts'

const MOST_BYTES = 1_048_576
const { verify: _, staged: __, ...options } = scanOptions

export const verify: Command = {
  usage: ['straykey verify [PATH…]', 'straykey verify --issuer NAME -'],
  about:
    'Find secrets and ask their issuers whether they still work, each by the call that it documents for this (docs/verify.md). A report can not be verified later, as it holds no secrets: name the files again.',
  options: { ...options, ...commonOptions },
  examples: [
    ['straykey verify', 'scan the current folder, and ask'],
    ['straykey verify --issuer stripe config', 'take keys of a shared format for keys of Stripe'],
    ['straykey verify --issuer github -', 'ask about one key, which is typed unseen, or piped'],
    ['straykey history --verify', 'ask about all that a repository ever held'],
  ],
  async run({ values, positionals }, terminal) {
    const given = { values: { ...values, verify: true }, positionals }
    if (!positionals.includes('-')) return runScan(given, terminal)
    if (positionals.length > 1) throw new UserError('- (one value, or standard input) can not be combined with paths')
    const text = terminal.askHidden ? await terminal.askHidden('Key (not shown): ') : await textFrom(terminal.stdin)
    const value = text.trim()
    if (value === '') throw new UserError('nothing was given: type or pipe the key; it is never an argument, since others may see those')
    if (typeof values.issuer === 'string' && !/\s/.test(value)) return verifyValue(value, given, terminal)
    return runScan(given, { ...terminal, stdin: piped(text) })
  },
}

async function verifyValue(value: string, given: Arguments, terminal: Terminal): Promise<number> {
  const reporting = await reportingOf(given, terminal)
  const { refuseUnknownIssuer, verifiedValue } = await import('../../verification.ts')
  const issuer = String(given.values.issuer)
  const asked = verificationOptions(given, terminal)
  await refuseUnknownIssuer(issuer, asked.rules ?? [])
  const { folder, config } = settingsOf(given, terminal)
  const report = await verifiedValue(value, { ...asked, ...withoutUndefined({ config }), folder, issuer })
  deliver(report, reporting, terminal)
  return exitCodeOf(report)
}

async function textFrom(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream) {
    pieces.push(piece)
    size += piece.length
    if (size > MOST_BYTES) throw new UserError('standard input is too long for a key; write it to a file and name that')
  }
  return Buffer.concat(pieces).toString()
}

async function* piped(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
