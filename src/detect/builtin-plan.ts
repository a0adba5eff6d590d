// The plans for the built-in rules, as scripts/generate.ts wrote them: searching starts without looking at a single anchor.
// A file is four bytes for the length of its head, the head as JSON, and its parts, each at a multiple of four.
import { builtinData } from '../builtin-data.ts'
import type { AnchorTable } from '../kernel/anchor-table.ts'
import type { AnchorPlan, PlannedAnchor } from './anchor-plan.ts'
import type { LayerPlan } from './layer-plan.ts'

type Part = readonly [from: number, to: number]

interface Head {
  readonly numbers: Readonly<Record<string, number>>
  readonly parts: Readonly<Record<string, Part>>
}

/** A plan, and how many rules it was made for. */
export interface BuiltinPlan extends AnchorPlan {
  readonly ruleCount: number
}

const WORD_BYTES = 4

let plan: BuiltinPlan | undefined

export function builtinPlan(): BuiltinPlan {
  plan ??= readPlan(builtinData('anchors.bin'))
  return plan
}

export function builtinLayerPlan(): LayerPlan {
  const file = new PartsReader(builtinData('layers.bin'))
  return { table: readTable(file), words: file.words('words'), cuts: file.bytes('cuts') }
}

/** The bytes of anchors.bin. */
export function writePlan(plan: AnchorPlan, ruleCount: number): Buffer {
  const { table, mannerOf, anchorOf, anchorCount, formatUnits, farthest } = plan
  const { densest, furthestBack, ...tables } = table
  const lines = Array.from({ length: anchorCount }, (_, anchor) => Buffer.from(JSON.stringify(plan.anchorAt(anchor))))
  let end = 0
  const anchorEnds = Uint32Array.from(lines, ({ length }) => {
    end += length
    return end
  })
  const parts = { ...tables, mannerOf, anchorOf, anchorEnds, anchors: Buffer.concat(lines) }
  return writeParts({ ruleCount, densest, furthestBack, formatUnits, farthest }, parts)
}

/** The bytes of layers.bin. */
export function writeLayerPlan({ table, words, cuts }: LayerPlan): Buffer {
  const { densest, furthestBack, ...tables } = table
  return writeParts({ densest, furthestBack }, { ...tables, words, cuts })
}

function writeParts(numbers: Head['numbers'], contents: Readonly<Record<string, Uint8Array | Uint16Array | Uint32Array>>): Buffer {
  const parts: Record<string, Part> = {}
  const pieces: Uint8Array[] = []
  let end = 0
  for (const [name, part] of Object.entries(contents)) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    parts[name] = [end, end + bytes.length]
    const padding = padded(bytes.length) - bytes.length
    pieces.push(bytes, new Uint8Array(padding))
    end += bytes.length + padding
  }
  const head = Buffer.from(JSON.stringify({ numbers, parts } satisfies Head))
  const length = Buffer.alloc(WORD_BYTES)
  length.writeUInt32LE(head.length)
  return Buffer.concat([length, head, new Uint8Array(padded(head.length) - head.length), ...pieces])
}

class PartsReader {
  readonly #head: Head
  readonly #body: Uint8Array

  constructor(file: Buffer) {
    const headBytes = file.readUInt32LE()
    this.#head = JSON.parse(file.toString('utf8', WORD_BYTES, WORD_BYTES + headBytes)) as Head
    // Views of wider words begin at multiples of their size, wherever the file was read to.
    this.#body = Uint8Array.prototype.slice.call(file, WORD_BYTES + padded(headBytes))
  }

  number(name: string): number {
    return this.#head.numbers[name] ?? 0
  }

  bytes(name: string): Uint8Array {
    return this.#body.subarray(...this.#part(name))
  }

  words(name: string): Uint32Array {
    const [from, to] = this.#part(name)
    return new Uint32Array(this.#body.buffer, from, (to - from) / WORD_BYTES)
  }

  halfWords(name: string): Uint16Array {
    const [from, to] = this.#part(name)
    return new Uint16Array(this.#body.buffer, from, (to - from) / 2)
  }

  #part(name: string): Part {
    return this.#head.parts[name] ?? [0, 0]
  }
}

function readTable(file: PartsReader): AnchorTable {
  return {
    texts: file.bytes('texts'),
    marks: file.bytes('marks'),
    buckets: file.words('buckets'),
    entries: file.words('entries'),
    densest: file.number('densest'),
    furthestBack: file.number('furthestBack'),
  }
}

function readPlan(bytes: Buffer): BuiltinPlan {
  const file = new PartsReader(bytes)
  const [texts, ends] = [Buffer.from(file.bytes('anchors')), file.words('anchorEnds')]
  const anchorAt = (number: number) => JSON.parse(texts.toString('utf8', ends[number - 1] ?? 0, ends[number])) as PlannedAnchor
  return {
    ruleCount: file.number('ruleCount'),
    formatUnits: file.number('formatUnits'),
    farthest: file.number('farthest'),
    table: readTable(file),
    mannerOf: file.bytes('mannerOf'),
    anchorOf: file.halfWords('anchorOf'),
    anchorCount: ends.length,
    anchorAt,
  }
}

function padded(length: number): number {
  return Math.ceil(length / WORD_BYTES) * WORD_BYTES
}
