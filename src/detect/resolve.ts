// Several rules may claim parts of the same text: the most specific one gets it, and a shared format remembers who else
// could have issued it.
import { type Match, severities } from '../model.ts'
import type { Claim } from './confirm.ts'
import { type Encoding, encodings } from './encoding.ts'

/** A claim with its place in the blob. */
export interface PlacedClaim extends Omit<Match, 'rule' | 'couldBe'> {
  readonly claim: Claim
  readonly encoding: Encoding
  /** The text as a whole is written otherwise. Each anchor in UTF-16 stands there in the other byte order, too, one byte off. */
  readonly foreign: boolean
}

/** The winning claims as matches, in the order of their places. Cost: n log n. */
export function resolveClaims(claims: readonly PlacedClaim[]): Match[] {
  const sorted = [...claims].sort((a, b) => a.start - b.start || a.end - b.end)
  const matches: Match[] = []
  let cluster: PlacedClaim[] = []
  let reach = 0
  for (const claim of sorted) {
    if (claim.start >= reach && cluster.length > 0) {
      for (const match of winnersOf(cluster)) matches.push(match)
      cluster = []
    }
    cluster.push(claim)
    reach = Math.max(reach, claim.end)
  }
  return matches.concat(winnersOf(cluster))
}

/** Claims that overlap, directly or through others: the best ones that leave each other alone. */
function winnersOf(cluster: readonly PlacedClaim[]): Match[] {
  const ranked = cluster.filter(({ claim }) => claim.distance !== Number.POSITIVE_INFINITY).sort(bySpecificity)
  const taken: PlacedClaim[] = []
  for (const placed of ranked) {
    const after = firstAfter(taken, placed.start)
    const before = taken[after - 1]
    if ((before && before.end > placed.start) || (taken[after] && taken[after].start < placed.end)) continue
    taken.splice(after, 0, placed)
  }
  const variants = new Map<string, string[]>()
  for (const { claim, start, end } of cluster) {
    const key = `${claim.rule.variantOf} ${start} ${end}`
    variants.set(key, [...(variants.get(key) ?? []), claim.rule.id])
  }
  return taken.map(({ claim, encoding: _encoding, foreign: _foreign, ...place }) => {
    const couldBe = variants.get(`${claim.rule.id} ${place.start} ${place.end}`) ?? []
    return { rule: claim.rule.id, ...place, couldBe: [...new Set(couldBe)].sort() }
  })
}

/** Index of the first taken claim that starts behind the offset. */
function firstAfter(taken: readonly PlacedClaim[], offset: number): number {
  let [low, high] = [0, taken.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A format before a context, what stands there before what is meant, a named issuer before none and the closest name before others, long before short, severe before mild. */
function bySpecificity(a: PlacedClaim, b: PlacedClaim): number {
  return (
    misread(a, b) ||
    vagueness(a) - vagueness(b) ||
    Number(a.written !== undefined) - Number(b.written !== undefined) ||
    Number(namesIssuer(b)) - Number(namesIssuer(a)) ||
    b.end - b.start - (a.end - a.start) ||
    Number(a.foreign) - Number(b.foreign) ||
    encodings.indexOf(a.encoding) - encodings.indexOf(b.encoding) ||
    a.claim.distance - b.claim.distance ||
    severities.indexOf(b.claim.rule.severity) - severities.indexOf(a.claim.rule.severity) ||
    a.start - b.start ||
    Number(b.overHttp) - Number(a.overHttp) ||
    compareTexts(a.claim.rule.id, b.claim.rule.id)
  )
}

/** In the other byte order the same text stands one byte off, where its last unit is cut: the longer is the right one. */
function misread(a: PlacedClaim, b: PlacedClaim): number {
  return a.encoding === b.encoding || Math.abs(a.start - b.start) !== 1 ? 0 : b.end - b.start - (a.end - a.start)
}

/** A format says more than a name, a name more than a context that anybody uses. */
function vagueness({ claim: { rule } }: PlacedClaim): number {
  return rule.least !== undefined ? 3 : rule.generic ? 2 : rule.names ? 1 : 0
}

/** It names the issuer by a word near it, or by a shape that only this issuer's variant has. */
function namesIssuer({ claim: { rule } }: PlacedClaim): boolean {
  return rule.near.length > 0 || rule.variantOf !== undefined
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
