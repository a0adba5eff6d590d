// The entries of a git tree (`mode SP name NUL id`) that have bytes which were not copied from one place of its base: the
// others are inherited. Each is listed as a triple of u32: its offset, the bytes of `mode SP name NUL`, a hash of the name.
// In the middle of a tree nothing marks where an entry begins, so each zero byte is taken for the end of a name, and the
// mode is looked for before it. Of the wrong guesses, none is followed by the id of an object.

import { isCopied } from './layers.as'

const ENTRY_SIZE: usize = 12
const COPY_SIZE: usize = 12
const FULL: i32 = -1
const SPACE: u32 = 0x20
const FNV_START: u32 = 0x811c9dc5
const FNV_PRIME: u32 = 0x01000193

let next: usize = 0
let limit: usize = 0
let entryAt: u32 = 0
let nameHash: u32 = 0

/** Lists the entries of a whole tree as long as it is one; gives their number, or FULL. */
export function listEntries(tree: usize, size: u32, idBytes: u32, into: usize, end: usize): i32 {
  next = into
  limit = end
  let start: u32 = 0
  for (let p: u32 = 0; p < size; p++) {
    if (load<u8>(tree + <usize>p)) continue
    if (p + idBytes >= size) break
    if (findHead(tree, start, p) && !append(p)) return FULL
    p += idBytes
    start = p + 1
  }
  return <i32>((next - into) / ENTRY_SIZE)
}

/** Lists the entries that are not copied; gives their number, or FULL. */
export function listNewEntries(
  tree: usize, size: u32, idBytes: u32, copies: usize, count: u32, into: usize, end: usize,
): i32 {
  next = into
  limit = end
  let done: u32 = 0 // zero bytes before it were looked at
  let copied: u32 = 0 // where the copies so far end
  for (let i: u32 = 0; i <= count; i++) {
    const copy = copies + <usize>i * COPY_SIZE
    const gapEnd = i < count ? load<u32>(copy, 4) : size
    if (gapEnd > copied || (i > 0 && i < count)) {
      const from = copied > idBytes ? copied - idBytes : 0
      done = listAround(tree, size, idBytes, max(from, done), gapEnd, copies, count)
      if (done == <u32>FULL) return FULL
    }
    if (i < count) copied = gapEnd + load<u32>(copy, 8)
  }
  return <i32>((next - into) / ENTRY_SIZE)
}

/** From the first id that may reach into the gap to the first entry that begins behind it; gives where it ended. */
function listAround(tree: usize, size: u32, idBytes: u32, from: u32, gapEnd: u32, copies: usize, count: u32): u32 {
  let p = from
  for (; p + idBytes < size; p++) {
    if (load<u8>(tree + <usize>p)) continue
    if (!findHead(tree, 0, p)) continue
    if (entryAt >= gapEnd) break
    if (isCopied(entryAt, p + 1 + idBytes, copies, count)) continue
    if (!append(p)) return <u32>FULL
  }
  return p
}

/** Looks backwards from the zero byte for a mode and a space, hashing the name on the way. */
function findHead(tree: usize, from: u32, zero: u32): bool {
  let hash = FNV_START
  for (let p = zero; p > from; ) {
    const byte = <u32>load<u8>(tree + <usize>--p)
    if (byte == 0) return false
    if (byte == SPACE) {
      const mode = modeBytes(tree, from, p)
      if (mode) {
        entryAt = p - mode
        nameHash = hash
        return true
      }
    }
    hash = (hash ^ byte) * FNV_PRIME
  }
  return false
}

/** Bytes of the mode that ends at `end`: 40000, or 10, 12 or 16 and four octal digits; 0 when there is none. */
function modeBytes(tree: usize, from: u32, end: u32): u32 {
  const at = tree + <usize>end
  if (end < from + 5) return 0
  if (load<u8>(at - 5) == 0x34 && load<u32>(at - 4) == 0x30303030) return 5
  if (end < from + 6 || load<u8>(at - 6) != 0x31) return 0
  for (let i: usize = 1; i <= 5; i++) {
    const digit = <u32>load<u8>(at - i)
    if (digit < 0x30 || digit > 0x37) return 0
  }
  return 6
}

function append(zero: u32): bool {
  if (next + ENTRY_SIZE > limit) return false
  store<u32>(next, entryAt)
  store<u32>(next, zero + 1 - entryAt, 4)
  store<u32>(next, nameHash, 8)
  next += ENTRY_SIZE
  return true
}
