// Secrets of several parts: a public half, such as a key id, is no finding of its own where its secret stands near it, but
// a part of the secret's finding. Nothing is lost: the part names its places.
import type { Location, Match, Part, Rule } from '../model.ts'
import { Secret } from '../secret.ts'
import { byPlace, compare, type Judged } from './judged.ts'

/** Lines between a half and its secret. */
const FARTHEST = 12
/** Bytes: a line that goes on counts for several, or a file without line ends would be one place. */
const LINE_BYTES = 200
const NAME_SHOWN = 4

/** What a repository's past says of a value, whose places are only some of those where it ever stood. */
export interface Past {
  /** It was there before what is audited. */
  isExisting(fingerprint: string): boolean
  /** All paths at which it ever stood; of an archive, the archive's own. */
  pathsOf(fingerprint: string): readonly string[]
}

export interface Joined {
  /** What makes findings: all but the halves that are parts, or that would be nothing else. */
  readonly whole: readonly Judged[]
  /** A secret in its place → its halves there. */
  readonly halves: ReadonlyMap<Judged, readonly Judged[]>
}

interface Pair {
  readonly half: Judged
  readonly secret: Judged
  readonly distance: number
}

/** Finds the secrets of halves, each in its own blob. */
export function joinHalves(blobs: readonly (readonly Judged[])[], past?: Past): Joined {
  const pairs = blobs.flatMap(pairsIn)
  const halves = new Map<Judged, Judged[]>()
  for (const { half, secret } of pairs) {
    const known = halves.get(secret)
    if (known) known.push(half)
    else halves.set(secret, [half])
  }
  const isPart = partTest(
    pairs.filter(({ half, secret }) => vouchesFor(secret, half, past)).map(({ half }) => half),
    past,
  )
  return { whole: blobs.flat().filter((one) => !one.issuer.rule.onlyPart && !isPart(one)), halves }
}

/** What is new beside an old secret, or a real id beside a published example, must not vanish with that. */
function vouchesFor(secret: Judged, half: Judged, past: Past | undefined): boolean {
  const isOld = ({ suppression, fingerprint }: Judged) => (suppression ? suppression.by !== 'comment' : past?.isExisting(fingerprint))
  return !isOld(secret) || isOld(half) === true
}

/** In a history, a file is one place in all its versions, and the half has to stand in no other. */
function partTest(parts: readonly Judged[], past: Past | undefined): (one: Judged) => boolean {
  if (!past) {
    const places = new Set(parts)
    return (one) => places.has(one)
  }
  const files = new Set(parts.map((one) => fileKey(one.fingerprint, one.location.path)))
  const known = new Set([...files, ...[...files].map((key) => key.split('!/')[0] as string)])
  const isElsewhere = ({ fingerprint }: Judged) => past.pathsOf(fingerprint).some((path) => !known.has(fileKey(fingerprint, path)))
  return (one) => files.has(fileKey(one.fingerprint, one.location.path)) && !isElsewhere(one)
}

function fileKey(fingerprint: string, path: string): string {
  return `${fingerprint} ${path}`
}

function pairsIn(judged: readonly Judged[]): Pair[] {
  const byRule = new Map<Rule, Judged[]>()
  for (const one of judged) {
    const { rule } = one.issuer
    const known = byRule.get(rule)
    if (known) known.push(one)
    else if (rule.partOf) byRule.set(rule, [one])
  }
  return [...byRule].flatMap(([{ partOf = [] }, halves]) => {
    const secrets = judged.filter(({ issuer: { rule } }) => partOf.includes(rule.id) || partOf.includes(rule.variantOf ?? ''))
    return pairUp(near(halves, secrets))
  })
}

/** Each with the closest of the other kind on either side; the closest pairs first, of those as close the ones further up. Cost: n log n. */
function near(halves: readonly Judged[], secrets: readonly Judged[]): Pair[] {
  const isHalf = new Set(halves)
  const inOrder = [...halves, ...secrets].sort((a, b) => a.match.start - b.match.start)
  return [...neighbours(inOrder, isHalf), ...neighbours(inOrder.reverse(), isHalf)]
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance)
}

function neighbours(inOrder: readonly Judged[], isHalf: ReadonlySet<Judged>): Pair[] {
  const pairs: Pair[] = []
  let half: Judged | undefined
  let secret: Judged | undefined
  for (const one of inOrder) {
    if (isHalf.has(one)) half = one
    else secret = one
    if (half && secret) pairs.push({ half, secret, distance: distanceOf(half.match, secret.match) })
  }
  return pairs
}

function distanceOf(a: Match, b: Match): number {
  const [first, last] = a.start < b.start ? [a, b] : [b, a]
  return Math.max(last.line - first.endLine, Math.floor((last.start - first.end) / LINE_BYTES))
}

/** The closest first, one to one. Then secrets that are left take the closest half as theirs, and a half that is said again joins. */
function pairUp(pairs: readonly Pair[]): Pair[] {
  const halfOf = new Map<Judged, Judged>()
  const used = new Set<Judged>()
  const take = (pair: Pair) => {
    used.add(pair.half)
    if (!halfOf.has(pair.secret)) halfOf.set(pair.secret, pair.half)
    return true
  }
  const closest = pairs.filter((pair) => !halfOf.has(pair.secret) && !used.has(pair.half) && take(pair))
  const left = pairs.filter((pair) => {
    const known = halfOf.get(pair.secret)
    return (!known || (!used.has(pair.half) && known.fingerprint === pair.half.fingerprint)) && take(pair)
  })
  return [...closest, ...left]
}

/** The parts of one secret that stands in these places, each once, sorted. */
export function partsOf(group: readonly Judged[], halves: Joined['halves']): Part[] {
  return mergeParts(group.flatMap((one) => [...(halves.get(one) ?? []).map(toPart), ...namedParts(one)]))
}

/** Each value once, with all its places. */
export function mergeParts(parts: readonly Part[]): Part[] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const key = part.fingerprint ?? `${part.title} ${part.redacted}`
    const group = groups.get(key)
    if (group) group.push(part)
    else groups.set(key, [part])
  }
  return [...groups.values()]
    .map((group) => ({ ...(group[0] as Part), locations: distinct(group.flatMap(({ locations }) => locations)) }))
    .sort((a, b) => compare(a.title, b.title) || compare(a.redacted, b.redacted))
}

function toPart({ issuer: { rule }, fingerprint, match: { secret, redacted }, location }: Judged): Part {
  return {
    title: rule.title,
    rule: rule.id,
    fingerprint,
    redacted,
    secret: new Secret(secret, redacted),
    locations: [withoutFrame(location)],
  }
}

function namedParts({ match, location }: Judged): Part[] {
  return (match.parts ?? []).map(({ title, text }) => ({ title, redacted: shorten(text), locations: [withoutFrame(location)] }))
}

function withoutFrame({ frame: _frame, ...location }: Location): Location {
  return location
}

/** One half of two secrets in a file stands there once. */
function distinct(locations: readonly Location[]): Location[] {
  const key = ({ path, line, column, commit }: Location) => `${line}:${column} ${commit} ${path}`
  return [...new Map(locations.map((one) => [key(one), one])).values()].sort(byPlace)
}

/** A name of a user or of a host is no secret, but not for everybody who reads a report: enough to tell it from others. */
function shorten(name: string): string {
  const characters = [...name]
  const shown = Math.min(NAME_SHOWN, Math.floor(characters.length / 3))
  return shown === 0 ? '********' : `${characters.slice(0, shown).join('')}…`
}
