// The entries of a pack in the order of their offsets, in linear time: sorting pairs of numbers would take longer than
// reading the pack.

const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS

/** `offsets` sorted, with `end` behind them; and for each of them its place in what was given. Both can be shared by threads. */
export function orderByOffset(given: Float64Array, end: number): { offsets: Float64Array; places: Uint32Array } {
  const count = given.length
  let places = new Uint32Array(new SharedArrayBuffer(4 * count))
  let other = new Uint32Array(new SharedArrayBuffer(4 * count))
  for (let i = 0; i < count; i++) places[i] = i
  for (let scale = 1; scale <= end; scale *= DIGITS) {
    sortByDigit(digitsOf(given, scale), places, other)
    ;[places, other] = [other, places]
  }
  const offsets = new Float64Array(new SharedArrayBuffer(8 * (count + 1)))
  for (let i = 0; i < count; i++) offsets[i] = given[places[i] as number] as number
  offsets[count] = end
  return { offsets, places }
}

/** One digit of each, once: a division each time that it is looked at would take most of the time. */
function digitsOf(given: Float64Array, scale: number): Uint16Array {
  const digits = new Uint16Array(given.length)
  // The array keeps the lower sixteen bits.
  for (let i = 0; i < given.length; i++) digits[i] = (given[i] as number) / scale
  return digits
}

/** One pass of a radix sort, stable. */
function sortByDigit(digits: Uint16Array, from: Uint32Array, into: Uint32Array): void {
  const starts = new Uint32Array(DIGITS + 1)
  for (let i = 0; i < digits.length; i++) {
    const next = (digits[i] as number) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number)
  for (let i = 0; i < from.length; i++) {
    const place = from[i] as number
    const digit = digits[place] as number
    const next = starts[digit] as number
    into[next] = place
    starts[digit] = next + 1
  }
}
