// What was found by the prefilter → what the rules claim there: in clear, in a notation, with escapes.
import { type AnchorUse, type RuleAnchor, widestOf } from './anchor-uses.ts'
import { claimsInClear, type FoundClaim } from './claims-in-clear.ts'
import { type EscapedAnchors, escapeReach } from './notation/escapes.ts'
import type { Decoded, Notation, TextPlace } from './notation/notation.ts'
import { manner, rejoin, unescapeText } from './notation/rewrite.ts'

/** Source bytes before an anchor with escapes in it. */
const MOST_BEHIND = 1024
const NO_CLAIMS: readonly FoundClaim[] = []

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
  if (!readsAs(text, notation.decodings(place, found, text.length))) return undefined
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

/** Many anchors look alike as far as they are searched for, and windows may be large: so first the anchor's own bytes. */
function readsAs(text: string, decodings: Iterable<Decoded>): boolean {
  for (const { bytes, at } of decodings) if (bytes.toString('latin1', at, at + text.length) === text) return true
  return false
}

function claimsInEscapes(place: TextPlace, found: number, escaped: EscapedAnchors<RuleAnchor>): readonly FoundClaim[] | undefined {
  let claims: FoundClaim[] | undefined
  for (const { anchor, start } of escaped.candidates(place, found)) {
    const more = claimsInEscapedText(place, start, anchor)
    if (more) claims = [...(claims ?? []), ...more]
  }
  return claims
}

/** The claims on an anchor that begins, with escapes in it, at `start`. */
function claimsInEscapedText({ bytes, from, to }: TextPlace, start: number, anchor: RuleAnchor): readonly FoundClaim[] | undefined {
  const { text, confirmers } = anchor
  const ahead = (units: number) => rejoin(bytes.toString('latin1', start, Math.min(start + escapeReach(units), to)))
  // Windows may be large: so first the anchor alone.
  if (!ahead(text.length)?.text.startsWith(text)) return undefined
  const units = widestOf(confirmers)
  const joined = ahead(units)
  if (!joined) return undefined
  const before = unescapeText(bytes.toString('latin1', Math.max(from, start - Math.min(escapeReach(units), MOST_BEHIND)), start))
  const meant = Buffer.from(before + joined.text, 'latin1')
  const place = { bytes: meant, from: 0, to: meant.length }
  return claimsInClear(place, before.length, { text, confirmers, encoding: 'utf8' })?.flatMap((found) => {
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
