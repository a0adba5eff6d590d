import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnchorUse, AnchorUses, widestOf } from '../../src/detect/anchor-uses.ts'
import { claimsAt } from '../../src/detect/claims.ts'
import { confirmerOf } from '../../src/detect/confirmers.ts'
import { unitBytes } from '../../src/detect/encoding.ts'
import { type PlacedClaim, resolveClaims } from '../../src/detect/resolve.ts'
import { Window } from '../../src/detect/window.ts'
import type { Match } from '../../src/model.ts'
import { spellingsOf } from '../../src/names.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { detect } from '../support/detect.ts'
import { textOf, type Written, write } from './random-text.ts'

// Invariant 2: the prefilter may report too much, never too little. The oracle has no prefilter, no hash, no hit list:
// it tries every rule at every place where one of its anchors stands.

const confirmers = builtinRules().map((rule) => confirmerOf(rule))
const ids = confirmers.map(({ rule }) => rule.id)

/** A text as units of one character, and where its unit 0 stands. */
interface Units {
  readonly text: string
  readonly written: Written
  readonly offset: number
}

function unitsOf(bytes: Buffer, written: Written, offset: number): Units {
  if (written === 'utf8') return { text: bytes.toString('latin1'), written, offset }
  const even = Buffer.from(bytes.subarray(offset, bytes.length - ((bytes.length - offset) % 2)))
  const text = (written === 'utf16le' ? even : even.swap16()).toString('utf16le')
  return { text: text.replace(/[^\0-\xff]/g, '\xff'), written, offset }
}

/** A claim on all pieces stands for the one on the first of them. */
function naiveMatches(units: Units, meant: readonly PlacedClaim[] = []): Match[] {
  const whole = new Set(meant.map(({ claim, start }) => `${claim.rule.id} ${start}`))
  const claims = [...naiveClaims(units).filter(({ claim, start }) => !whole.has(`${claim.rule.id} ${start}`)), ...meant]
  return claims.length === 0 ? [] : resolveClaims(claims)
}

function naiveClaims({ text, written, offset }: Units): PlacedClaim[] {
  const size = written === 'utf8' ? 1 : 2
  const folded = text.toLowerCase()
  return confirmers.flatMap((confirmer) => {
    const { names, ignoreCase, window } = confirmer.rule
    const anchors = names?.flatMap(spellingsOf) ?? confirmer.rule.anchors
    return anchors.flatMap((anchor) => {
      const wanted = ignoreCase ? anchor.toLowerCase() : anchor
      return placesOf(ignoreCase ? folded : text, wanted).flatMap((at) => {
        const from = Math.max(0, at - window)
        const claim = confirmer.confirm(new Window(text.slice(from, at + window), at - from), wanted)
        if (!claim) return []
        const [start, end] = [claim.start, claim.end].map((unit) => offset + (from + unit) * size)
        return [
          {
            ...blank,
            encoding: written,
            foreign: written !== 'utf8',
            claim,
            start: start ?? 0,
            end: end ?? 0,
            secret: text.slice(from + claim.start, from + claim.end),
          },
        ]
      })
    })
  })
}

const uses = new AnchorUses(builtinRules())
const searched = uses.searched()

/** What is claimed in notations, with escapes and in pieces, with no more of the text at hand than the anchor's reach. */
function meantClaims(bytes: Buffer): PlacedClaim[] {
  const [exact, folded] = [bytes.toString('latin1'), fold(bytes)]
  return searched.flatMap(({ number, bytes: written, caseless }) => {
    const anchor = Buffer.from(written)
    const [text, wanted] = caseless ? [folded, fold(anchor)] : [exact, anchor.toString('latin1')]
    if (!text.includes(wanted)) return []
    return placesOf(text, wanted).flatMap((start) => meantAt(bytes, number, start))
  })
}

/** Bytes on either side of its start that a verdict may depend on. */
function reachOf({ confirmers, encoding, notation, escaped }: AnchorUse): number {
  if (escaped) return escaped.reach
  const units = widestOf(confirmers)
  return notation ? notation.reach(units) : units * unitBytes(encoding)
}

function meantAt(bytes: Buffer, number: number, start: number): PlacedClaim[] {
  const use = uses.use(number)
  if (use.allows) return []
  const reach = reachOf(use)
  const from = Math.max(0, start - reach)
  const near = Buffer.from(bytes.subarray(from, start + reach))
  const claims = claimsAt({ bytes: near, from: 0, to: near.length }, start - from, use) ?? []
  return claims.flatMap(({ meant, ...one }) => {
    if (!meant) return []
    const place = { start: one.start + from, end: one.end + from, secret: meant.secret, written: { manner: meant.manner, text: '' } }
    return [{ ...blank, claim: one.claim, encoding: use.encoding, foreign: use.encoding !== 'utf8', ...place }]
  })
}

/** As the kernel folds. */
const fold = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte | 0x20)).toString('latin1')

const blank = { line: 1, column: 1, endLine: 1, endColumn: 1, redacted: '', overHttp: false, before: '', after: '' }

/** Every offset at which the anchor stands. */
function placesOf(text: string, anchor: string): number[] {
  if (!text.includes(anchor)) return []
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(anchor, at))
}

const shown = (matches: readonly Match[]) => matches.map(({ rule, start, end }) => `${rule} ${start} ${end}`)
/** Patterns see units: what is no byte is one that no pattern takes. */
const secrets = (matches: readonly Match[]) => matches.map(({ rule, secret }) => `${rule} ${secret.replace(/[^\0-\xff]/g, 'ÿ')}`)

describe('the prefilter', () => {
  it('leaves exactly the matches that trying every rule at every place gives', async () => {
    await fc.assert(
      fc.asyncProperty(textOf(ids, 40), async (text) => {
        const bytes = Buffer.from(text)
        expect(shown((await detect(bytes)).matches)).toEqual(shown(naiveMatches(unitsOf(bytes, 'utf8', 0), meantClaims(bytes))))
      }),
      { seed: 20260207, numRuns: 100 },
    )
  })

  it.each<Written>(['utf16le', 'utf16be'])('loses no secret in %s, at any place', async (written) => {
    await fc.assert(
      fc.asyncProperty(textOf(ids, 20), fc.nat(3), async (text, shift) => {
        const bytes = Buffer.concat([Buffer.alloc(shift, 1), write(text, written)])
        const found = secrets((await detect(bytes)).matches)
        expect(found).toEqual(expect.arrayContaining(secrets(naiveMatches(unitsOf(bytes, written, shift), meantClaims(bytes)))))
      }),
      { seed: 20260208, numRuns: 40 },
    )
  })
})
