// A pack's record as bytes: a line of JSON, the arrays of numbers, and a SHA-256 over all. Fingerprints, never values.
import { createHash } from 'node:crypto'
import { CorruptData } from '../errors.ts'
import type { CommitNotes, TreeNotes } from './notes.ts'
import type { PackRecord } from './record.ts'

const CHECKSUM_BYTES = 32
const LINE_FEED = 10
const ALIGNMENT = 8

interface Head {
  readonly key: string
  readonly count: number
  readonly objects: number
  readonly bytes: number
  readonly others: readonly string[]
  readonly unopened: readonly number[]
  readonly secrets: readonly string[]
  readonly sets: readonly (readonly number[])[]
  /** Bytes of each array, in the order of `arraysOf`. */
  readonly lengths: readonly number[]
}

type Numbers = Uint32Array | Float64Array

/** `key` says what the record is of; it has to be the same when it is read. */
export function encodeRecord(record: PackRecord, key: string): Buffer {
  const { count, objects, bytes, others, unopened, holdings } = record
  const arrays = arraysOf(record)
  const lengths = arrays.map((array) => array.byteLength)
  const head: Head = { key, count, objects, bytes, others, unopened, secrets: holdings.secrets, sets: holdings.sets, lengths }
  const line = Buffer.from(`${JSON.stringify(head)}\n`)
  const parts = [
    line,
    Buffer.alloc(padding(line.length)),
    ...arrays.flatMap((array) => [bytesOf(array), Buffer.alloc(padding(array.byteLength))]),
  ]
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return Buffer.concat([...parts, hash.digest()])
}

/** Throws CorruptData for what is damaged, or is the record of something else. */
export function decodeRecord(file: Buffer, key: string): PackRecord {
  const end = file.length - CHECKSUM_BYTES
  const checksum = createHash('sha256')
    .update(file.subarray(0, Math.max(0, end)))
    .digest()
  if (end <= 0 || !checksum.equals(file.subarray(end))) throw new CorruptData('its checksum is wrong')
  const lineEnd = file.indexOf(LINE_FEED) + 1
  const head = JSON.parse(file.toString('utf8', 0, lineEnd)) as Head
  if (head.key !== key) throw new CorruptData('it belongs to something else')
  let at = lineEnd + padding(lineEnd)
  const arrays = head.lengths.map((length) => {
    const bytes = file.subarray(at, at + length)
    at += length + padding(length)
    return bytes
  })
  return toRecord(head, arrays)
}

function arraysOf({ trees, commits, holdings }: PackRecord): Numbers[] {
  const { objects, bases, copyStarts, copies, entryStarts, entries } = trees
  const { parentStarts, parents, authorTimes, committerTimes } = commits
  return [
    Uint32Array.from(holdings.holders),
    ...[objects, bases, copyStarts, copies, entryStarts, entries],
    ...[commits.objects, commits.trees, parentStarts, parents, authorTimes, committerTimes],
  ]
}

function toRecord({ count, objects, bytes, others, unopened, secrets, sets }: Head, arrays: readonly Buffer[]): PackRecord {
  const numbers = arrays.map((array) => wordsOf(array))
  const at = (i: number) => numbers[i] ?? new Uint32Array()
  const trees: TreeNotes = { objects: at(1), bases: at(2), copyStarts: at(3), copies: at(4), entryStarts: at(5), entries: at(6) }
  const commits: CommitNotes = {
    objects: at(7),
    trees: at(8),
    parentStarts: at(9),
    parents: at(10),
    authorTimes: floatsOf(arrays[11]),
    committerTimes: floatsOf(arrays[12]),
  }
  return { holdings: { secrets, sets, holders: [...at(0)] }, trees, commits, objects, bytes, count, others, unopened }
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** A view, where the bytes lie so that there can be one. */
function wordsOf(bytes: Buffer): Uint32Array {
  if (bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  return new Uint32Array(new Uint8Array(bytes).buffer)
}

function floatsOf(bytes: Buffer = Buffer.alloc(0)): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer)
}

function padding(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT
}
