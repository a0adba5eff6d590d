// Writes what the blocks of a deflate stream hold (RFC 1951, sections 3.2.3 to 3.2.5). `fastSymbols` decodes while nothing
// is out of the ordinary. At the ends of input and output, at the end of a block and at anything wrong it stops before
// the symbol in question, and `carefulSymbols` says what becomes of that.
import { copyMatch } from './copy-match.as'
import { END, LINK, LITERAL, SPECIAL } from './inflate-entries.as'
import {
  BAD_BLOCK, BAD_CODE, bits, count, DONE, drop, ENDS_EARLY, FULL, goOn, input, inputEnd, MORE, position, refill,
  skipTo, TOO_FAR, TOO_MUCH,
} from './inflate-input.as'
import { distanceMask, distances, extraBits, find, follow, literalMask, literals } from './inflate-tables.as'

/** Literals that fastSymbols writes without a look at the output's end. */
const UNCHECKED: usize = 3
/** Two refills step over seven bytes each; so the second starts eight behind the end at most. */
const FAST_OVERRUN: usize = 1

let begin: usize = 0
/** Where the next byte goes. */
export let output: usize = 0
export let outputEnd: usize = 0
let cuts: bool = false

/** Sets where the output goes. What would not fit is cut off, or else an error. */
export function openOutput(target: usize, size: u32, cut: bool): void {
  begin = target
  output = target
  outputEnd = target + size
  cuts = cut
}

/** Whether all that is wanted of the output is there, though the stream may go on. */
@inline
export function isFull(): bool {
  return cuts && output == outputEnd
}

/** Section 3.2.4. */
export function storedBlock(): i32 {
  const head = position()
  if (head + 4 > inputEnd) return ENDS_EARLY
  const length = <usize>load<u16>(head)
  if ((length ^ <usize>load<u16>(head, 2)) != 0xffff) return BAD_BLOCK
  const room = outputEnd - output
  if (length > room && !cuts) return TOO_MUCH
  const size = min(length, room)
  if (size > inputEnd - head - 4) return ENDS_EARLY
  memory.copy(output, head + 4, size)
  output += size
  skipTo(head + 4 + size)
  return DONE
}

/** A block of codes, to be looked up in the tables that were chosen. */
export function compressedBlock(): i32 {
  let state = MORE
  while (state == MORE) {
    fastSymbols()
    state = carefulSymbols()
  }
  return state
}

function fastSymbols(): void {
  // Locals stay in registers. Of `left`, only the six lowest bits are kept right: a shift takes no more.
  const literalTable = literals
  const distanceTable = distances
  const literalBits = literalMask
  const distanceBits = distanceMask
  const lastInput = inputEnd + FAST_OVERRUN
  const end = outputEnd
  let from = input
  let buffer = bits
  let left = count
  let to = output
  while (from <= lastInput && to + UNCHECKED <= end) {
    buffer |= load<u64>(from) << left
    from += (~left >> 3) & 7
    left |= 56
    let entry = find(literalTable, literalBits, buffer)
    if (entry & LITERAL) {
      store<u8>(to++, <u8>(entry >> 16))
      buffer >>= entry
      left -= entry
      entry = find(literalTable, literalBits, buffer)
      if (entry & LITERAL) {
        store<u8>(to++, <u8>(entry >> 16))
        buffer >>= entry
        left -= entry
        entry = find(literalTable, literalBits, buffer)
        if (entry & LITERAL) {
          store<u8>(to++, <u8>(entry >> 16))
          buffer >>= entry
          left -= entry
          continue
        }
      }
      // A match takes up to 48 bits.
      buffer |= load<u64>(from) << left
      from += (~left >> 3) & 7
      left |= 56
    }
    if (entry & SPECIAL) {
      if (!(entry & LINK)) break
      entry = follow(literalTable, entry, buffer)
      if (entry & SPECIAL) break
      if (entry & LITERAL) {
        store<u8>(to++, <u8>(entry >> 16))
        buffer >>= entry
        left -= entry
        continue
      }
    }
    const behind = buffer >> entry
    let second = find(distanceTable, distanceBits, behind)
    if (second & SPECIAL) {
      if (!(second & LINK)) break
      second = follow(distanceTable, second, behind) // has a meaning: only the fixed code has more than 30 distances
    }
    const length = <usize>((entry >> 16) + extraBits(buffer, entry))
    const distance = <usize>((second >> 16) + extraBits(behind, second))
    if (distance > to - begin || length > end - to) break
    buffer = behind >> second
    left -= entry + second
    copyMatch(to, distance, length)
    to += length
  }
  goOn(from, buffer, left)
  output = to
}

/** Decodes one symbol, and more as long as fastSymbols would stop at once. */
function carefulSymbols(): i32 {
  do {
    if (isFull()) return FULL
    if (!refill()) return ENDS_EARLY
    let entry = find(literals, literalMask, bits)
    if (entry & LINK) entry = follow(literals, entry, bits)
    const length = <usize>((entry >> 16) + extraBits(bits, entry))
    drop(entry & 63)
    if (entry & SPECIAL) return entry & END ? DONE : BAD_CODE
    const state = entry & LITERAL ? putLiteral(entry) : putMatch(length)
    if (state != DONE) return state
  } while (input > inputEnd + FAST_OVERRUN || output + UNCHECKED > outputEnd)
  return MORE
}

@inline
function putLiteral(entry: u32): i32 {
  if (output == outputEnd) return TOO_MUCH
  store<u8>(output++, <u8>(entry >> 16))
  return DONE
}

@inline
function putMatch(length: usize): i32 {
  let entry = find(distances, distanceMask, bits)
  if (entry & LINK) entry = follow(distances, entry, bits)
  const distance = <usize>((entry >> 16) + extraBits(bits, entry))
  drop(entry & 63)
  if (entry & SPECIAL) return BAD_CODE
  if (distance > output - begin) return TOO_FAR
  const room = outputEnd - output
  if (length > room && !cuts) return TOO_MUCH
  const size = min(length, room)
  copyMatch(output, distance, size)
  output += size
  return DONE
}
