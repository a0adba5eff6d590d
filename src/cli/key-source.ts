// Which keys `straykey revoke` was asked for: fingerprints, a report on standard input, or one value, typed unseen or piped. Never an
// argument: those stand in process lists and in the shell's history.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { isFingerprint, keysNamed, reportedKeys, type Search, searchKeys, toKey, withPlaces } from '../leaked-keys.ts'
import type { Report } from '../report-model.ts'
import type { LeakedKey } from '../revocation.ts'
import { run } from '../run.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { settingsOf, withoutUndefined } from './settings.ts'

export interface Chosen {
  readonly keys: readonly LeakedKey[]
  /** Of the search that found them. */
  readonly report: Report
}

/** Throws UserError for what names no key. */
export async function chosenKeys(given: Arguments, terminal: Terminal, signal: AbortSignal): Promise<Chosen> {
  const { fingerprints, places } = sorted(given, terminal)
  const issuer = given.values.issuer as string | undefined
  const search = searchOf(given, terminal, { paths: places, signal })
  if (places.includes('-')) return fromReport(await inputOf(terminal), fingerprints, { search, issuer })
  if (fingerprints.length > 0) {
    if (given.values['value-stdin']) throw new UserError('--value-stdin brings the key itself; leave out the fingerprints')
    const report = await searchKeys(search)
    return { report, keys: keysNamed(report, fingerprints, issuer) }
  }
  return fromValue(await typedValue(given, terminal, signal), search, issuer)
}

/** Shared with rotate. */
export function searchOf(
  given: Arguments,
  terminal: Terminal,
  { paths, signal }: { paths: readonly string[]; signal: AbortSignal },
): Search {
  const { folder, environment, config, rules, sensitive } = settingsOf(given, terminal)
  const { history, ignored } = given.values
  return {
    folder,
    environment,
    paths,
    history: history === true,
    signal,
    ignored: ignored === true,
    ...withoutUndefined({ config, rules, sensitive }),
  }
}

/** What is typed is shown nowhere when it is neither: it may be a key. */
export function sorted({ positionals }: Arguments, { folder }: Terminal): { fingerprints: readonly string[]; places: readonly string[] } {
  const fingerprints = positionals.filter(isFingerprint)
  const places = positionals.filter((one) => !fingerprints.includes(one))
  const lost = places.findIndex((one) => one !== '-' && !existsSync(path.resolve(folder, one)))
  if (lost !== -1)
    throw new UserError(
      'an argument is neither a fingerprint (RULE:HEX) nor a file or folder; a key itself is never given as an argument, where others can see it: leave it out to type it unseen, or pipe it with --value-stdin',
    )
  return { fingerprints, places }
}

async function fromReport(
  text: string,
  wanted: readonly string[],
  { search, issuer }: { search: Search; issuer: string | undefined },
): Promise<Chosen> {
  const { fingerprints, root, history } = reportedKeys(text)
  const chosen = wanted.length === 0 ? fingerprints : wanted
  if (chosen.length === 0) throw new UserError('the report on standard input names no keys; there is nothing to revoke')
  const others = search.paths.filter((one) => one !== '-')
  const report = await searchKeys({ ...search, folder: root, paths: others, history: search.history || history })
  return { report, keys: keysNamed(report, chosen, issuer) }
}

async function fromValue(value: string, search: Search, issuer: string | undefined): Promise<Chosen> {
  const report = await searchKeys(search)
  const found = await valueReport(value, search, issuer)
  const [finding] = found.findings
  if (!finding) throw new UserError('the value has no shape that straykey knows; --issuer NAME says whose key it is')
  return { report, keys: [withPlaces(toKey(finding, found.rules, issuer), report)] }
}

async function valueReport(value: string, search: Search, issuer: string | undefined): Promise<Report> {
  const { folder = '.', environment = {}, config, rules } = search
  const settings = withoutUndefined({ config, rules })
  if (issuer !== undefined) {
    const { refuseUnknownIssuer, reportOfValue } = await import('../verification.ts')
    await refuseUnknownIssuer(issuer, rules ?? [])
    return reportOfValue(value, { ...settings, environment, folder, issuer })
  }
  const report = await run({ ...settings, folder, environment, stdin: { stream: piped(value), name: 'the key' } })
  return { ...report, findings: report.findings.filter(({ secret }) => secret?.reveal() === value) }
}

async function* piped(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function typedValue({ values }: Arguments, terminal: Terminal, signal: AbortSignal): Promise<string> {
  if (!values['value-stdin'] && !terminal.askHidden)
    throw new UserError(
      'no key is named: give its fingerprint, - for a JSON report on standard input, or --value-stdin for the key itself there',
    )
  const value = (values['value-stdin'] ? await inputOf(terminal) : ((await terminal.askHidden?.('Key (not shown): ', signal)) ?? '')).trim()
  if (value === '' || /\s/.test(value)) throw new UserError('one key is expected, without blanks; type it, or pipe it with --value-stdin')
  return value
}

const MOST_BYTES = 256 * 1_048_576

async function inputOf({ stdin }: Terminal): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stdin) {
    pieces.push(piece)
    size += piece.length
    if (size > MOST_BYTES) throw new UserError('standard input is too long; name the fingerprints instead')
  }
  return Buffer.concat(pieces).toString()
}
