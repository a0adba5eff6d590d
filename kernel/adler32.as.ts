// The checksum of zlib streams (RFC 1950, section 8.2): 16 bytes a step.

const MODULUS: u32 = 65521
/** Bytes after which the sums are reduced: 128 steps keep each column of bytes below 2^15, and both sums below 2^32. */
const STRETCH: usize = 2048

export function adler32(from: usize, size: usize): u32 {
  let a: u32 = 1
  let b: u32 = 0
  const end = from + size
  let at = from
  while (end - at >= 16) {
    const stop = at + min((end - at) & ~15, STRETCH)
    b += a * <u32>(stop - at)
    let sums = i32x4.splat(0) // of all bytes
    let earlier = i32x4.splat(0) // for each step, the sum of all bytes before it
    let low = i16x8.splat(0) // of the first byte of each step, of the second …
    let high = i16x8.splat(0)
    for (; at < stop; at += 16) {
      const bytes = v128.load(at)
      earlier = i32x4.add(earlier, sums)
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)))
      low = i16x8.add(low, i16x8.extend_low_i8x16_u(bytes))
      high = i16x8.add(high, i16x8.extend_high_i8x16_u(bytes))
    }
    const weighted = i32x4.add(i32x4.dot_i16x8_s(low, i16x8(16, 15, 14, 13, 12, 11, 10, 9)), i32x4.dot_i16x8_s(high, i16x8(8, 7, 6, 5, 4, 3, 2, 1)))
    b = (b + total(i32x4.add(i32x4.shl(earlier, 4), weighted))) % MODULUS
    a = (a + total(sums)) % MODULUS
  }
  for (; at < end; at++) {
    a += <u32>load<u8>(at)
    b += a
  }
  return ((b % MODULUS) << 16) | (a % MODULUS)
}

@inline
function total(sums: v128): u32 {
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
}
