import { describe, expect, it } from 'vitest'
import { Detector } from '../../src/detect/detector.ts'
import { seededRandom } from '../../src/random.ts'
import { blobOf } from '../support/detect.ts'
import { findsOf, packRules } from '../support/rule-examples.ts'
import { notations } from '../support/written.ts'

// The examples of all rules in one text, which is read four bytes at a time and begins at four places: so a cut goes through
// every example at each of its offsets. Rules that look equally far are together, as the widest of them decides how much is kept.

const PIECE_BYTES = 4
/** More than a detector of any rules keeps of what it read. */
const MARGIN = '\n'.repeat(150_000)
const SEED = 20261111

const groups: readonly [string, number, number][] = [
  ['little', 0, 330],
  ['some', 331, 1700],
  ['much', 1701, Number.POSITIVE_INFINITY],
]

const examples = findsOf(['format', 'context', 'named', 'scored'], SEED)

/** A blob that counts how often it is asked for no more than a piece. */
function countedBlob(bytes: Uint8Array) {
  const blob = blobOf(bytes)
  const counted = { pieces: 0, read }
  function read(into: Uint8Array): number {
    if (into.length <= PIECE_BYTES) counted.pieces++
    return blob.read(into)
  }
  return counted
}

async function expectSame(whole: Detector, cut: Detector, text: string): Promise<readonly string[]> {
  const bytes = Buffer.from(MARGIN + text + MARGIN)
  const expected = await whole.detect(blobOf(bytes))
  const blob = countedBlob(bytes)
  expect(await cut.detect(blob)).toEqual(expected)
  expect(blob.pieces).toBeGreaterThan(Buffer.byteLength(text) / PIECE_BYTES)
  return expected.matches.map(({ rule }) => rule)
}

describe.each(groups)('the examples of rules that see %s, cut at each of their offsets', (_, least, most) => {
  const rules = packRules.filter(({ window }) => window >= least && window <= most)
  const own = examples.filter(({ rule }) => rules.includes(rule))
  const [whole, cut] = [new Detector(rules), new Detector(rules, PIECE_BYTES)]

  it.each([0, 1, 2, 3])(`are found as in the whole, behind %i bytes (seed ${SEED})`, async (shift) => {
    const found = new Set(await expectSame(whole, cut, `${' '.repeat(shift)}${own.map(({ text }) => text).join('\n\n')}`))
    const lost = rules.filter(({ id }) => !found.has(id))
    // A text has neighbours here that may name another issuer.
    expect(lost.length).toBeLessThan(rules.length / 20)
  })

  it(`are found as in the whole, written in other notations (seed ${SEED})`, async () => {
    const random = seededRandom(SEED)
    const forms = Object.values(notations)
    const written = own.map(({ text }) => forms[random(forms.length)]?.(text) ?? text)
    expect((await expectSame(whole, cut, written.join('\n\n'))).length).toBeGreaterThan(0)
  })
})
