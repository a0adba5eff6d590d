// The bits of a deflate stream (RFC 1951, section 3.1.1), and what the parts of inflate end with.

export const MORE: i32 = 2
export const FULL: i32 = 1
export const DONE: i32 = 0
export const BAD_HEADER: i32 = -1
export const BAD_BLOCK: i32 = -2
export const BAD_CODE: i32 = -3
export const TOO_FAR: i32 = -4
export const TOO_MUCH: i32 = -5
export const TOO_LITTLE: i32 = -6
export const ENDS_EARLY: i32 = -7
export const BAD_CHECKSUM: i32 = -8

/** Loads may go on this far behind the end: 8 bytes more are then read, all in all the 16 that inflate may read. */
const OVERRUN: usize = 8

/** The next byte to load. */
export let input: usize = 0
export let inputEnd: usize = 0
/** Loaded bits, the next one lowest. Above `count` of them there may be others; those are loaded once more. */
export let bits: u64 = 0
export let count: u32 = 0

export function openInput(from: usize, to: usize): void {
  inputEnd = to
  skipTo(from)
}

/** Goes on at a byte. */
export function skipTo(byte: usize): void {
  input = byte
  bits = 0
  count = 0
}

/** Takes back what a fast loop kept in locals; only the six lowest bits of `left` need to be right. */
@inline
export function goOn(from: usize, buffer: u64, left: u32): void {
  input = from
  bits = buffer
  count = left & 63
}

/** Makes at least 56 bits ready; false when more was taken than there is. */
@inline
export function refill(): bool {
  if (input > inputEnd + OVERRUN) return false
  bits |= load<u64>(input) << count
  input += (63 - count) >> 3
  count |= 56
  return true
}

@inline
export function drop(n: u32): void {
  bits >>= n
  count -= n
}

@inline
export function take(n: u32): u32 {
  const value = <u32>bits & ((1 << n) - 1)
  drop(n)
  return value
}

/** Behind the last byte of which a bit was taken. */
@inline
export function position(): usize {
  return input - (count >> 3)
}

/** Whether bits were taken that are not of the stream. */
@inline
export function isOverrun(): bool {
  return position() > inputEnd
}
