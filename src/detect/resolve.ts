// Several rules may claim parts of the same text: the most specific one gets it, and a shared format remembers who else
// could have issued it.
import { type Match, severities } from '../model.ts'
import type { Claim } from './confirm.ts'

/** A claim with its place in the blob. */
export interface PlacedClaim extends Omit<Match, 'rule' | 'couldBe'> {
  readonly claim: Claim
}

/** The winning claims as matches, in the order of their places. Cost: n log n. */
export function resolveClaims(claims: readonly PlacedClaim[]): Match[] {
  const sorted = [...claims].sort((a, b) => a.start - b.start || a.end - b.end)
  const matches: Match[] = []
  let cluster: PlacedClaim[] = []
  let reach = 0
  for (const claim of sorted) {
    if (claim.start >= reach && cluster.length > 0) {
      matches.push(...winnersOf(cluster))
      cluster = []
    }
    cluster.push(claim)
    reach = Math.max(reach, claim.end)
  }
  return [...matches, ...winnersOf(cluster)]
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
  return taken.map((placed) => toMatch(placed, cluster))
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

/** A format before a context, a named issuer before none and the closest name before others, long before short, severe before mild. */
function bySpecificity(a: PlacedClaim, b: PlacedClaim): number {
  return (
    Number(a.claim.rule.generic) - Number(b.claim.rule.generic) ||
    Number(namesIssuer(b)) - Number(namesIssuer(a)) ||
    b.end - b.start - (a.end - a.start) ||
    a.claim.distance - b.claim.distance ||
    severities.indexOf(b.claim.rule.severity) - severities.indexOf(a.claim.rule.severity) ||
    a.start - b.start ||
    (a.claim.rule.id < b.claim.rule.id ? -1 : 1)
  )
}

/** It names the issuer by a word near it, or by a shape that only this issuer's variant has. */
function namesIssuer({ claim: { rule } }: PlacedClaim): boolean {
  return rule.near.length > 0 || rule.variantOf !== undefined
}

function toMatch({ claim, ...place }: PlacedClaim, cluster: readonly PlacedClaim[]): Match {
  const couldBe = cluster
    .filter((other) => other.claim.rule.variantOf === claim.rule.id && other.start === place.start && other.end === place.end)
    .map((other) => other.claim.rule.id)
  return { rule: claim.rule.id, ...place, couldBe: [...new Set(couldBe)].sort() }
}
