// Copies within the output: what LZ77 calls a match (RFC 1951, section 3.2.3).

/** For each distance below 16, bytes that say which of its bytes stands at each of 16 places. */
const PERIODS: usize = memory.data(256, 16)
/** For each distance below 16, u8: the most bytes below 17 that hold it without remainder. */
const STRIDES: usize = memory.data(16)

export function prepareCopying(): void {
  for (let distance: usize = 1; distance < 16; distance++) {
    for (let i: usize = 0; i < 16; i++) store<u8>(PERIODS + (distance << 4) + i, <u8>(i % distance))
    store<u8>(STRIDES + distance, <u8>(16 - (16 % distance)))
  }
}

/** Repeats what stands `distance` before, which may overlap with what it becomes. Writes up to 15 bytes more. */
@inline
export function copyMatch(at: usize, distance: usize, length: usize): void {
  const end = at + length
  let from = at - distance
  let to = at
  if (distance >= 16) {
    do {
      v128.store(to, v128.load(from))
      to += 16
      from += 16
    } while (to < end)
  } else {
    const period = i8x16.swizzle(v128.load(from), v128.load(PERIODS + (distance << 4)))
    const stride = <usize>load<u8>(STRIDES + distance)
    do {
      v128.store(to, period)
      to += stride
    } while (to < end)
  }
}
