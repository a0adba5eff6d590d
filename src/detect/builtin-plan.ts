// The plan for the built-in rules, as scripts/generate.ts wrote it: searching starts without looking at a single anchor.
// Four bytes for the length of the head, the head as JSON, and the tables, each at a multiple of four.
import { builtinData } from '../builtin-data.ts'
import type { AnchorPlan, PlannedAnchor } from './anchor-plan.ts'

type Part = readonly [from: number, to: number]

interface Head {
  readonly ruleCount: number
  readonly densest: number
  readonly furthestBack: number
  readonly formatUnits: number
  readonly farthest: number
  readonly parts: Readonly<Record<'texts' | 'marks' | 'buckets' | 'entries' | 'mannerOf' | 'anchorOf' | 'anchors', Part>>
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

/** The file's bytes for a plan. */
export function writePlan(written: AnchorPlan, ruleCount: number): Buffer {
  const { table, mannerOf, anchorOf, anchors, formatUnits, farthest } = written
  const { densest, furthestBack, ...tables } = table
  const parts: Record<string, Part> = {}
  const pieces: Uint8Array[] = []
  let end = 0
  for (const [name, part] of Object.entries({ ...tables, mannerOf, anchorOf, anchors: Buffer.from(JSON.stringify(anchors)) })) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    parts[name] = [end, end + bytes.length]
    const padding = padded(bytes.length) - bytes.length
    pieces.push(bytes, new Uint8Array(padding))
    end += bytes.length + padding
  }
  const head = Buffer.from(JSON.stringify({ ruleCount, densest, furthestBack, formatUnits, farthest, parts }))
  const length = Buffer.alloc(WORD_BYTES)
  length.writeUInt32LE(head.length)
  return Buffer.concat([length, head, new Uint8Array(padded(head.length) - head.length), ...pieces])
}

function readPlan(file: Buffer): BuiltinPlan {
  const headBytes = file.readUInt32LE()
  const { parts, densest, furthestBack, ...head } = JSON.parse(file.toString('utf8', WORD_BYTES, WORD_BYTES + headBytes)) as Head
  // Views of wider words begin at multiples of their size, wherever the file was read to.
  const body = Uint8Array.prototype.slice.call(file, WORD_BYTES + padded(headBytes))
  const bytes = ([from, to]: Part) => body.subarray(from, to)
  const words = ([from, to]: Part) => new Uint32Array(body.buffer, from, (to - from) / WORD_BYTES)
  let anchors: readonly PlannedAnchor[] | undefined
  return {
    ...head,
    table: {
      texts: bytes(parts.texts),
      marks: bytes(parts.marks),
      buckets: words(parts.buckets),
      entries: words(parts.entries),
      densest,
      furthestBack,
    },
    mannerOf: bytes(parts.mannerOf),
    anchorOf: new Uint16Array(body.buffer, parts.anchorOf[0], (parts.anchorOf[1] - parts.anchorOf[0]) / 2),
    get anchors() {
      anchors ??= JSON.parse(Buffer.from(bytes(parts.anchors)).toString()) as PlannedAnchor[]
      return anchors
    },
  }
}

function padded(length: number): number {
  return Math.ceil(length / WORD_BYTES) * WORD_BYTES
}
