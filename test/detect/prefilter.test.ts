import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Confirmer } from '../../src/detect/confirm.ts'
import { resolveClaims } from '../../src/detect/resolve.ts'
import { Window } from '../../src/detect/window.ts'
import type { Match } from '../../src/model.ts'
import { builtinRules } from '../../src/rules/builtin.generated.ts'
import { detect } from '../support/detect.ts'
import { textOf, type Written, write } from './random-text.ts'

// Invariant 2: the prefilter may report too much, never too little. The oracle has no prefilter, no hash, no hit list:
// it tries every rule at every place where one of its anchors stands.

const confirmers = builtinRules().map((rule) => new Confirmer(rule))
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

function naiveMatches({ text, written, offset }: Units): Match[] {
  const size = written === 'utf8' ? 1 : 2
  const folded = text.toLowerCase()
  const claims = confirmers.flatMap((confirmer) => {
    const { anchors, ignoreCase, window } = confirmer.rule
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
  return claims.length === 0 ? [] : resolveClaims(claims)
}

const blank = { line: 1, column: 1, endLine: 1, endColumn: 1, redacted: '', overHttp: false, before: '', after: '' }

/** Every offset at which the anchor stands. */
function placesOf(text: string, anchor: string): number[] {
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(anchor, at))
}

const shown = (matches: readonly Match[]) => matches.map(({ rule, start, end }) => `${rule} ${start} ${end}`)
const secrets = (matches: readonly Match[]) => matches.map(({ rule, secret }) => `${rule} ${secret}`)

describe('the prefilter', () => {
  it('leaves exactly the matches that trying every rule at every place gives', async () => {
    await fc.assert(
      fc.asyncProperty(textOf(ids, 40), async (text) => {
        const bytes = Buffer.from(text)
        expect(shown((await detect(bytes)).matches)).toEqual(shown(naiveMatches(unitsOf(bytes, 'utf8', 0))))
      }),
      { seed: 20260207, numRuns: 100 },
    )
  })

  it.each<Written>(['utf16le', 'utf16be'])('loses no secret in %s, at any place', async (written) => {
    await fc.assert(
      fc.asyncProperty(textOf(ids, 20), fc.nat(3), async (text, shift) => {
        const bytes = Buffer.concat([Buffer.alloc(shift, 1), write(text, written)])
        const found = secrets((await detect(bytes)).matches)
        expect(found).toEqual(expect.arrayContaining(secrets(naiveMatches(unitsOf(bytes, written, shift)))))
      }),
      { seed: 20260208, numRuns: 40 },
    )
  })
})
