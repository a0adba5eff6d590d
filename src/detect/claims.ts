// What was found by the prefilter → what the rules claim there: in clear, in a notation, with escapes.
import { type AnchorUse, type RuleAnchor, widestOf } from './anchor-uses.ts'
import { claimsInClear, type FoundClaim } from './claims-in-clear.ts'
import type { Confirmer } from './confirm.ts'
import { LOOK_BEHIND } from './first-look.ts'
import { type EscapedAnchors, escapeReach } from './notation/escapes.ts'
import type { Decoded, Glimpse, Notation, TextPlace } from './notation/notation.ts'
import { type Reading, UNKNOWN } from './notation/reading.ts'
import { manner, rejoin, unescapeText } from './notation/rewrite.ts'

/** Source bytes before an anchor with escapes in it. */
const MOST_BEHIND = 1024
const NO_CLAIMS: readonly FoundClaim[] = []
/** Characters behind an anchor that a first look asks for. */
const LONGEST_GLIMPSE = 64
const GLIMPSE = Buffer.alloc(2048)

/** A look at what stands in clear at `start`: false when no rule can claim what begins there. */
export function mayClaimAt(
  { bytes, from, to }: TextPlace,
  start: number,
  { text, confirmers, encoding, notation, escaped }: AnchorUse,
): boolean {
  if (notation || escaped || encoding !== 'utf8') return true
  const at = { bytes, from, to, start, end: start + text.length, isCut: false }
  return confirmers.some((confirmer) => confirmer.mayClaim(at))
}

/** The claims on what begins at `start` of the bytes, a place in the text; undefined when no pattern fits. */
export function claimsAt(place: TextPlace, start: number, use: AnchorUse): readonly FoundClaim[] | undefined {
  if (use.notation) return claimsInNotation(place, start, { anchor: use, notation: use.notation })
  return use.escaped ? claimsInEscapes(place, start, use.escaped) : claimsInClear(place, start, use)
}

function claimsInNotation(
  place: TextPlace,
  found: number,
  { anchor: { text, confirmers }, notation }: { anchor: RuleAnchor; notation: Notation },
): readonly FoundClaim[] | undefined {
  const glimpse = notation.glimpse(place, found, { behind: LOOK_BEHIND, ahead: text.length + LONGEST_GLIMPSE })
  if (!glimpse || !mayClaimIn(glimpse, text, confirmers)) return undefined
  if (!readsAs(text, confirmers, notation.decodings(place, found, text.length))) return undefined
  let fits = false
  for (const decoded of notation.decodings(place, found, widestOf(confirmers))) {
    const { bytes, at } = decoded
    const claims = claimsInClear({ bytes, from: 0, to: bytes.length }, at, { text, confirmers, encoding: 'utf8' })
    if (claims === undefined) continue
    fits = true
    if (claims.length === 0) continue
    return claims.map(({ claim, start, end, meant }) => ({
      claim,
      start: decoded.startOf(start),
      end: decoded.endOf(end),
      meant: {
        secret: meant?.secret ?? bytes.toString('utf8', start, end),
        manner: meant ? `${meant.manner} in ${notation.name}` : notation.name,
      },
    }))
  }
  return fits ? NO_CLAIMS : undefined
}

/** A first look at what is written around a place: false when the anchor isn't there, or none of its rules can claim it. */
function mayClaimIn({ bytes, from, at, isCut }: Glimpse, text: string, confirmers: readonly Confirmer[]): boolean {
  const end = at + text.length
  const known = inCaseOf(confirmers, bytes.toString('latin1', at, end))
  if (known !== text.slice(0, known.length)) return false
  if (known.length < text.length) return isCut
  return confirmers.some((confirmer) => confirmer.mayClaim({ bytes, from, to: bytes.length, start: at, end, isCut }))
}

/** Many anchors look alike as far as they are searched for, and windows may be large: so first the anchor's own bytes. */
function readsAs(text: string, confirmers: readonly Confirmer[], decodings: Iterable<Decoded>): boolean {
  for (const { bytes, at } of decodings) if (inCaseOf(confirmers, bytes.toString('latin1', at, at + text.length)) === text) return true
  return false
}

/** Anchors of rules that ignore case are in small letters. */
function inCaseOf(confirmers: readonly Confirmer[], text: string): string {
  return confirmers.some(({ rule }) => rule.ignoreCase) ? text.toLowerCase() : text
}

function claimsInEscapes(place: TextPlace, found: number, escaped: EscapedAnchors<RuleAnchor>): readonly FoundClaim[] | undefined {
  let claims: FoundClaim[] | undefined
  for (const { anchor, start, behind } of escaped.candidates(place, found)) {
    if (behind && !mayClaimBehind(anchor, behind)) continue
    const more = claimsInEscapedText(place, start, { anchor, isCertain: behind !== undefined })
    if (more) claims = [...(claims ?? []), ...more]
  }
  return claims
}

/** A look at what follows an anchor that certainly stands there; false when none of its rules can claim it. */
function mayClaimBehind({ text, confirmers }: RuleAnchor, { reading, index }: { reading: Reading; index: number }): boolean {
  const end = GLIMPSE.write(text, 'latin1')
  let to = end
  for (let code = reading.codeAt(index); code !== UNKNOWN && to < end + LONGEST_GLIMPSE; code = reading.codeAt(index + to - end))
    GLIMPSE[to++] = code
  return confirmers.some((confirmer) => confirmer.mayClaim({ bytes: GLIMPSE, from: 0, to, start: 0, end, isCut: true }))
}

/** The claims on an anchor that begins, with escapes in it, at `start`. */
function claimsInEscapedText(
  { bytes, from, to }: TextPlace,
  start: number,
  { anchor: { text, confirmers }, isCertain }: { anchor: RuleAnchor; isCertain: boolean },
): readonly FoundClaim[] | undefined {
  const next = confirmers.every(({ beginsOnce }) => beginsOnce) ? text : undefined
  const ahead = (most: number) => rejoin(bytes.toString('latin1', start, Math.min(start + escapeReach(most), to)), { most, end: next })
  // Windows may be large: so first the anchor alone.
  if (!isCertain && ahead(text.length)?.text !== text) return undefined
  const units = widestOf(confirmers)
  const joined = ahead(units)
  if (!joined) return undefined
  const claimsBehind = (before: string) => {
    const meant = Buffer.from(before + joined.text, 'latin1')
    return {
      meant,
      claims: claimsInClear({ bytes: meant, from: 0, to: meant.length }, before.length, { text, confirmers, encoding: 'utf8' }),
    }
  }
  // What fits nowhere doesn't because of what stands before it.
  if (claimsBehind('').claims === undefined) return undefined
  const before = unescapeText(bytes.toString('latin1', Math.max(from, start - Math.min(escapeReach(units), MOST_BEHIND)), start))
  const { meant, claims } = claimsBehind(before)
  return claims?.flatMap((found) => {
    const [first, end] = [found.start - before.length, found.end - before.length]
    if (first < 0) return []
    return {
      claim: found.claim,
      start: start + (joined.starts[first] ?? 0),
      end: start + (joined.ends[end - 1] ?? 0),
      meant: { secret: found.meant?.secret ?? meant.toString('utf8', found.start, found.end), manner: manner(joined, first, end) },
    }
  })
}
