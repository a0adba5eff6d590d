// Random texts for the properties of detection: keys of every rule among what may stand next to them.
import path from 'node:path'
import fc from 'fast-check'
import { checkFault } from '../../src/detect/checks.ts'
import { seededRandom } from '../../src/random.ts'
import { loadExamples } from '../../src/rules/load.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { joints, notations } from '../support/written.ts'

export type Written = 'utf8' | 'utf16le' | 'utf16be'

const examples = await loadExamples([path.join(import.meta.dirname, '../../rules')], checkFault)
const anchors = examples.flatMap(({ rule }) => rule.anchors)
const nearWords = examples.flatMap(({ rule }) => rule.near)

const breaks = ['\n', '\r\n', '\r', '\n\n', ' ', '', '\t', '"', "'", ' = ', ': ', '\\n', '%3D', '\0', '\x1b[31m', '</b>', '\\u003d', '_']
const words = ['é', '漢字', '😀', '\ufffd', 'http://api.acme.com/v1?key=', 'https://a.example/', 'Bearer ', 'curl -H ', 'Authorization: ']
const allowances = [
  '# straykey:allow',
  ' straykey:allow generic-api-live-key -- it is revoked',
  '/* straykey:allow -- why */',
  'straykey:allowed',
]

const noise = fc.oneof(
  fc.constantFrom(...breaks),
  fc.constantFrom(...words, ...allowances),
  fc.constantFrom(...nearWords),
  fc.record({ anchor: fc.constantFrom(...anchors), cut: fc.nat(12) }).map(({ anchor, cut }) => anchor.slice(cut % anchor.length)),
  fc.tuple(fc.constantFrom('x', ' ', '\n', 'ab ', 'é', '-'), fc.nat(200)).map(([text, times]) => text.repeat(times)),
)

/** An example of one of the rules, filled. */
function keyOf(rules: readonly string[]): fc.Arbitrary<string> {
  const templates = examples.filter(({ rule }) => rules.includes(rule.id)).flatMap(({ finds, ignores }) => [...finds, ...ignores])
  return fc.tuple(fc.constantFrom(...templates), fc.nat(1e6)).map(([template, seed]) => fillTemplate(template, seededRandom(seed)).text)
}

/** A key in a notation or in pieces; cut at times. */
function writtenKeyOf(rules: readonly string[]): fc.Arbitrary<string> {
  const write = fc.constantFrom(...Object.values(notations))
  const inPieces = fc.tuple(fc.constantFrom(...Object.values(joints)), fc.nat(60)).map(
    ([joint, at]) =>
      (text: string) =>
        text.slice(0, at) + joint + text.slice(at),
  )
  const cut = fc.constantFrom(0, 0, 0, 5, 40)
  return fc.tuple(keyOf(rules), fc.oneof(write, inPieces), cut).map(([key, form, from]) => form(key).slice(from))
}

/** Texts of up to `most` parts; a third of them keys of the rules. */
export function textOf(rules: readonly string[], most: number): fc.Arbitrary<string> {
  const part = fc.oneof(
    { arbitrary: keyOf(rules), weight: 2 },
    { arbitrary: writtenKeyOf(rules), weight: 1 },
    { arbitrary: noise, weight: 4 },
  )
  return fc.array(part, { maxLength: most, size: 'max' }).map((parts) => parts.join(''))
}

export function write(text: string, written: Written): Buffer {
  if (written === 'utf8') return Buffer.from(text)
  const little = Buffer.from(text, 'utf16le')
  return written === 'utf16le' ? little : little.swap16()
}

export interface Chunk {
  readonly text: string
  readonly written: Written
  /** Bytes between it and the next, so that a UTF-16 text begins at any place. */
  readonly gap: readonly number[]
}

/** Texts in all encodings that follow each other, at even and odd places. */
export function chunksOf(rules: readonly string[], most: number): fc.Arbitrary<Chunk[]> {
  const written = fc.constantFrom<Written>('utf8', 'utf8', 'utf16le', 'utf16be')
  const gap = fc.array(fc.nat(255), { maxLength: 3 })
  return fc.array(fc.record({ text: textOf(rules, most), written, gap }), { maxLength: 4 })
}

export function bytesOf(chunks: readonly Chunk[]): Buffer {
  return Buffer.concat(chunks.flatMap(({ text, written, gap }) => [write(text, written), Uint8Array.from(gap)]))
}

/** The byte-order marks, which say how the whole file is written. */
export const markOf = (written: Written) => write('\ufeff', written)
