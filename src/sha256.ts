// SHA-256 (FIPS 180-4) of short texts. Node's own takes 8 ms to load, which a commit hook would pay for every placeholder.

const BLOCK = 64
const WORDS = 16
const ROUNDS = 64
const LENGTH_BYTES = 8
const END = 0x80

const primes = firstPrimes(ROUNDS)
/** Section 4.2.2: the fractions of the cube roots; section 5.3.3: of the square roots. */
const CONSTANTS = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

/** In hexadecimal, of the text as UTF-8. */
export function sha256(text: string): string {
  const bytes = padded(Buffer.from(text))
  const state = START.slice()
  for (let at = 0; at < bytes.length; at += BLOCK) mix(state, scheduleOf(bytes, at))
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** Section 5.1.1: a bit that is set, zeros, and the length in bits. */
function padded(text: Buffer): Buffer {
  const bytes = Buffer.alloc(Math.ceil((text.length + 1 + LENGTH_BYTES) / BLOCK) * BLOCK)
  text.copy(bytes)
  bytes[text.length] = END
  bytes.writeUInt32BE(text.length * 8, bytes.length - LENGTH_BYTES / 2)
  return bytes
}

/** Section 6.2.2, step 1. */
function scheduleOf(bytes: Buffer, at: number): Int32Array {
  const words = new Int32Array(ROUNDS)
  for (let t = 0; t < WORDS; t++) words[t] = bytes.readInt32BE(at + 4 * t)
  for (let t = WORDS; t < ROUNDS; t++) {
    const [early, late] = [words[t - 15] as number, words[t - 2] as number]
    const spread = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    words[t] = (words[t - 16] as number) + spread + (words[t - 7] as number) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))
  }
  return words
}

/** Section 6.2.2, steps 2 to 4. */
function mix(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < ROUNDS; t++) {
    const chosen = (e & f) ^ (~e & g)
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (CONSTANTS[t] as number) + (words[t] as number)) | 0
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + word
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}

/** The first 32 bits behind the point. */
function fraction(number: number): number {
  return Math.floor((number % 1) * 2 ** 32)
}
