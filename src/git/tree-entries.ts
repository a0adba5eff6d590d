// The entries of a git tree, as git stores it: `mode SP name NUL id`, one behind the other, with nothing between them.
import { CorruptData } from '../errors.ts'

/** One entry of a tree: places in the tree's bytes. The name is [start of the name, start + headBytes - 1). */
export interface TreeEntry {
  /** Offset of the mode. */
  readonly start: number
  /** Bytes of `mode SP name NUL`. */
  readonly headBytes: number
  /** File type and permissions, as git writes them in octal: 0o40000 is a folder, 0o160000 a submodule. */
  readonly mode: number
  /** A view of the tree's bytes, in no encoding in particular. */
  readonly name: Uint8Array
  /** Offset of the id. */
  readonly id: number
}

/** What a tree's bytes don't tell. */
export interface TreeFormat {
  /** 20 with SHA-1, 32 with SHA-256. */
  readonly idBytes: number
  /** What to call the tree in a message. */
  readonly where: string
}

const SPACE = 0x20
const ZERO = 0x30
const SEVEN = 0x37
const HIGHEST_MODE = 0o177777
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** All entries, in the tree's order. Throws CorruptData when the bytes are no tree. */
export function parseTree(bytes: Uint8Array, format: TreeFormat): TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let start = 0; start < bytes.length; ) {
    const entry = parseEntry(bytes, start, format)
    entries.push(entry)
    start = entry.id + format.idBytes
  }
  return entries
}

/** The entry that the byte at the offset belongs to. Throws CorruptData when there is none, or the bytes are no tree. */
export function entryAround(bytes: Uint8Array, offset: number, format: TreeFormat): TreeEntry {
  for (let start = 0; start < bytes.length; ) {
    const entry = parseEntry(bytes, start, format)
    start = entry.id + format.idBytes
    if (offset < start) return entry
  }
  throw corrupt('it ends earlier', offset, format)
}

/** 32-bit FNV-1a of [from, to), taken from the last byte to the first: in a tree, a name is met from its end. */
export function hashName(bytes: Uint8Array, from: number, to: number): number {
  let hash = FNV_START
  for (let i = to; i-- > from; ) hash = Math.imul(hash ^ (bytes[i] as number), FNV_PRIME)
  return hash >>> 0
}

function parseEntry(bytes: Uint8Array, start: number, format: TreeFormat): TreeEntry {
  const space = endOfMode(bytes, start, format)
  const zero = bytes.indexOf(0, space)
  if (zero < 0) throw corrupt('a name without an end', space + 1, format)
  if (zero === space + 1) throw corrupt('an empty name', zero, format)
  const id = zero + 1
  if (id + format.idBytes > bytes.length) throw corrupt('an id that is cut off', id, format)
  return { start, headBytes: id - start, mode: modeOf(bytes, start, space), name: bytes.subarray(space + 1, zero), id }
}

/** Offset of the space behind the mode. */
function endOfMode(bytes: Uint8Array, start: number, format: TreeFormat): number {
  let end = start
  while (isOctal(bytes[end]) && modeOf(bytes, start, end + 1) <= HIGHEST_MODE) end++
  if (end === start || bytes[end] !== SPACE) throw corrupt('no mode and space', start, format)
  return end
}

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= SEVEN
}

function modeOf(bytes: Uint8Array, from: number, to: number): number {
  let mode = 0
  for (let i = from; i < to; i++) mode = mode * 8 + ((bytes[i] as number) - ZERO)
  return mode
}

function corrupt(what: string, offset: number, { where }: TreeFormat): CorruptData {
  return new CorruptData(`${where} is no tree: ${what} at offset ${offset}; run: git fsck`)
}
