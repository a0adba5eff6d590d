// Applies a git delta (gitformat-pack, "Deltified representation") and lists what of the outcome is copied:
//   copies   triples of u32: offset in the base, offset in the target, bytes; in the target's order. A copy that goes on
//            where the one before ended, in base and target, is one with it.

const COPY: u32 = 0x80
const WHOLE_COPY: u32 = 0x10000
const COPY_SIZE: usize = 12

const CUT_SHORT: i32 = -1
const BEYOND_BASE: i32 = -2
const WRONG_SIZE: i32 = -3
const RESERVED: i32 = -4

let instructions: usize = 0 // where they begin, behind the two sizes
let declaredBase: u64 = 0
let declaredTarget: u64 = 0

/** Reads the two sizes at the delta's beginning; 0, or what is wrong. */
export function openDelta(delta: usize, end: usize): i32 {
  instructions = delta
  declaredBase = readSize(end)
  declaredTarget = readSize(end)
  return instructions > end ? CUT_SHORT : 0
}

export function deltaBaseSize(): f64 {
  return <f64>declaredBase
}

export function deltaTargetSize(): f64 {
  return <f64>declaredTarget
}

/** Little-endian groups of seven bits. Ends behind `end` when the delta does. */
function readSize(end: usize): u64 {
  let size: u64 = 0
  for (let shift: u64 = 0; shift < 56; shift += 7) {
    if (instructions >= end) break
    const byte = <u64>load<u8>(instructions++)
    size |= (byte & 0x7f) << shift
    if (byte < COPY) return size
  }
  instructions = end + 1
  return 0
}

/** The number of copy instructions of the opened delta. */
export function countCopies(end: usize): u32 {
  let count: u32 = 0
  for (let p = instructions; p < end; ) {
    const code = <u32>load<u8>(p++)
    if (code & COPY) {
      p += <usize>popcnt<u32>(code & 0x7f)
      count++
    } else p += <usize>code
  }
  return count
}

let copyOffset: u32 = 0
let copyLength: u32 = 0

/** Reads a copy's offset and length behind its first byte; gives the address behind them. */
@inline
function readCopy(code: u32, at: usize): usize {
  let p = at
  copyOffset = 0
  copyLength = 0
  if (code & 1) copyOffset = <u32>load<u8>(p++)
  if (code & 2) copyOffset |= (<u32>load<u8>(p++)) << 8
  if (code & 4) copyOffset |= (<u32>load<u8>(p++)) << 16
  if (code & 8) copyOffset |= (<u32>load<u8>(p++)) << 24
  if (code & 16) copyLength = <u32>load<u8>(p++)
  if (code & 32) copyLength |= (<u32>load<u8>(p++)) << 8
  if (code & 64) copyLength |= (<u32>load<u8>(p++)) << 16
  if (copyLength == 0) copyLength = WHOLE_COPY
  return p
}

/** Writes the opened delta's target and the list of its copies; gives their number, or what is wrong. */
export function applyDelta(end: usize, base: usize, baseSize: u32, target: usize, copies: usize): i32 {
  const targetEnd = target + <usize>declaredTarget
  let out = target
  let copy = copies - COPY_SIZE
  let joint: usize = 0 // where a copy would go on with the one before; only right behind it
  let p = instructions
  while (p < end) {
    const code = <u32>load<u8>(p++)
    if (code & COPY) {
      p = readCopy(code, p)
      if (p > end) return CUT_SHORT
      if (<u64>copyOffset + <u64>copyLength > <u64>baseSize) return BEYOND_BASE
      if (out + <usize>copyLength > targetEnd) return WRONG_SIZE
      const source = base + <usize>copyOffset
      memory.copy(out, source, <usize>copyLength)
      if (joint == source) store<u32>(copy, load<u32>(copy, 8) + copyLength, 8)
      else {
        copy += COPY_SIZE
        store<u32>(copy, copyOffset)
        store<u32>(copy, <u32>(out - target), 4)
        store<u32>(copy, copyLength, 8)
      }
      joint = source + <usize>copyLength
      out += <usize>copyLength
    } else {
      if (code == 0) return RESERVED
      if (p + <usize>code > end) return CUT_SHORT
      if (out + <usize>code > targetEnd) return WRONG_SIZE
      memory.copy(out, p, <usize>code)
      p += <usize>code
      out += <usize>code
      joint = 0
    }
  }
  return out == targetEnd ? <i32>((copy + COPY_SIZE - copies) / COPY_SIZE) : WRONG_SIZE
}
