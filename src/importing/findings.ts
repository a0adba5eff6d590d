// What others have accepted, found again: the values are known to nobody but by a hash, a place or an expression.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Entry } from '../baseline/entry.ts'
import type { Accepted, Tests, Wanted } from '../import/contract.ts'
import { LONGEST_TESTED } from '../import/patterns/value-test.ts'
import { pathInTop } from '../known.ts'
import type { Report } from '../report-model.ts'

/** One place of a finding. The value is in clear, and goes nowhere. */
export interface Found {
  readonly fingerprint: string
  readonly rule: string
  readonly value: string
  /** Relative to the repository's top. */
  readonly path: string
  readonly line: number
  readonly endLine: number
  /** The commit that was looked at; the files on disk when absent. */
  readonly commit?: string
  /** It counts for nothing already. */
  readonly isSuppressed: boolean
  /** Absolute path of the file, while it lasts. */
  readonly file?: string
}

/** Places of a report's secrets. `commit` is the one whose files were scanned. */
export function foundIn(report: Report, commit?: string): Found[] {
  return report.findings.flatMap(({ secret, locations, fingerprint, rule, suppression }) =>
    locations.map((place) => ({
      fingerprint,
      rule,
      value: secret?.reveal() ?? '',
      path: commit === undefined ? pathInTop(place.path, report) : place.path,
      line: place.line,
      endLine: place.endLine,
      isSuppressed: suppression !== undefined,
      ...(place.commit === undefined && { file: path.join(report.root, place.path) }),
      ...((commit ?? place.commit) !== undefined && { commit: commit ?? place.commit ?? '' }),
    })),
  )
}

export interface Rediscovered {
  readonly entries: readonly Entry[]
  /** Those for which nothing was found. */
  readonly lost: readonly Accepted[]
}

/** The entries that make what was accepted known, each finding once. `scope` as the configuration has it for baselines. */
export function rediscovered(accepted: readonly Accepted[], found: readonly Found[], scope: 'value' | 'path'): Rediscovered {
  const onDisk = new Set(found.filter(({ commit }) => commit === undefined).map(({ fingerprint }) => fingerprint))
  const entries = new Map<string, Entry>()
  const lost: Accepted[] = []
  for (const one of accepted) {
    const places = placesOf(one.wanted, found)
    if (places.length === 0) lost.push(one)
    for (const place of places.filter(({ isSuppressed }) => !isSuppressed)) {
      const isPlaced = scope === 'path' || (one.wanted.kind === 'pattern' && one.wanted.tests.path !== undefined)
      const key = `${place.fingerprint} ${isPlaced ? place.path : ''}`
      if (!entries.has(key)) entries.set(key, entryFor(place, one, { isPlaced, isPast: !onDisk.has(place.fingerprint) }))
    }
  }
  return { entries: [...entries.values()], lost }
}

function entryFor(
  { fingerprint, path: at }: Found,
  { reason, where }: Accepted,
  { isPlaced, isPast }: Record<'isPlaced' | 'isPast', boolean>,
): Entry {
  return { fingerprint, ...(isPlaced && { path: at }), reason, ...(isPast && { past: true as const }), note: `from ${where.split(':')[0]}` }
}

function placesOf(wanted: Wanted, found: readonly Found[]): Found[] {
  if (wanted.kind === 'place') return atPlace(wanted, found)
  if (wanted.kind === 'hash')
    return found.filter(
      (one) => (wanted.path === undefined || wanted.path === one.path) && hashesOf(one.value, wanted.algorithm).includes(wanted.hash),
    )
  if (wanted.kind === 'text')
    return found.filter(({ value }) => value !== '' && (value.includes(wanted.text) || wanted.text.includes(value)))
  return found.filter((one) => fits(one, wanted.tests))
}

/** Scanners differ by a line in where a finding begins, so the line next to it counts where there is nothing on its own. */
function atPlace({ path: at, line, commit }: Wanted & { kind: 'place' }, found: readonly Found[]): Found[] {
  const there = found.filter((one) => one.path === at && (commit === undefined ? one.commit === undefined : one.commit === commit))
  const exact = there.filter((one) => one.line <= line && line <= one.endLine)
  return exact.length > 0 ? exact : there.filter((one) => one.line - 1 <= line && line <= one.endLine + 1)
}

/** How ggshield calls the kinds of values that stand alone; its hash is of the value and its kind. */
const MATCH_TYPES = [
  'apikey',
  'token',
  'client_secret',
  'password',
  'connection_uri',
  'secret',
  'access_token',
  'private_key',
  'key',
  'url',
  'webhook',
  'webhook_url',
  'credentials',
]

function hashesOf(value: string, algorithm: 'sha1' | 'sha256'): string[] {
  const hash = (text: string) => createHash(algorithm).update(text).digest('hex')
  if (algorithm === 'sha256') return [value, ...MATCH_TYPES.map((type) => `${value},${type}`)].map(hash)
  // Of a private key detect-secrets takes the first line alone.
  const heads = [...value.matchAll(/-----?(BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?)-----?/g)].map(([, head = '']) => head)
  return [value, ...heads].map(hash)
}

function fits(one: Found, { value, line, path: at, words, rules }: Tests): boolean {
  const any = (tests: readonly RegExp[], text: string | undefined) =>
    text !== undefined && text.length <= LONGEST_TESTED && tests.some((test) => test.test(text))
  return (
    (rules === undefined || rules.includes(one.rule)) &&
    (at === undefined || any(at, one.path)) &&
    (words === undefined || words.some((word) => one.value.toLowerCase().includes(word))) &&
    (value === undefined || any(value, one.value)) &&
    (line === undefined || any(line, lineOf(one)))
  )
}

/** As it stands in the file; nothing for what is in no file, or in an archive. */
function lineOf({ file, line }: Found): string | undefined {
  if (file === undefined) return undefined
  try {
    return readFileSync(file, 'utf8').split(/\r\n|\r|\n/)[line - 1]
  } catch {
    return undefined
  }
}
