// Base64 (RFC 4648, both alphabets) and hexadecimal: each digit stands for a few bits, wherever the text is cut into lines.
import { isLower, isUpper } from '../boundary.ts'
import { byteTable } from '../byte-table.ts'
import type { Decoded, Glimpse, Notation, Span, TextPlace } from './notation.ts'

interface Alphabet {
  readonly name: string
  readonly decoder: 'base64' | 'hex'
  readonly bits: number
  /** Digits that stand for whole bytes. */
  readonly group: number
  /** By their value. */
  readonly digits: Uint8Array
  readonly isDigit: Uint8Array
}

/** Digits of an anchor that are searched for. */
const MOST_DIGITS = 12
/** So few stand in ordinary words, too, unless their case is odd. */
const WORDLIKE_DIGITS = 3
/** Shorter lines are lines of their own, and what follows is another text. */
const LEAST_LINE = 56
/** What may stand between two lines: a line end, one that is escaped, a joint of two texts in quotes. */
const GAP = /\\(?=\/)|(?:\\r)?\\n(?:["'`]\s{0,60}[+.]?\s{0,60}["'`])?|["'`][\s\\]{0,60}[+.&]?\s{0,60}["'`]|\\?[ \t]{0,4}\r?\n[ \t]{0,60}/y
const LONGEST_GAP = 130
const MAY_START_GAP = byteTable('\\"\'` \t\r\n')
/** Bytes before the anchor: nothing that names a secret stands farther away from it. */
const MOST_BEHIND = 1024
const PADDING = 61
const COLON = 58
const BITS = 8

class DigitNotation implements Notation {
  readonly name: string
  readonly ignoresCase: boolean
  readonly holdsFiles: boolean
  readonly #alphabet: Alphabet
  /** Bytes of the anchor's first group that stand before the anchor. */
  readonly #skipped: number
  /** Digits of that group before the first that the anchor decides alone. */
  readonly #lead: number

  constructor(alphabet: Alphabet, skipped: number) {
    this.#alphabet = alphabet
    this.#skipped = skipped
    this.#lead = Math.ceil((skipped * BITS) / alphabet.bits)
    this.name = alphabet.name
    this.ignoresCase = alphabet.decoder === 'hex'
    this.holdsFiles = alphabet.decoder === 'base64'
  }

  write(bytes: Uint8Array, length: number, into: Uint8Array): number {
    const { bits, digits } = this.#alphabet
    const shift = 2 * BITS - bits
    let count = 0
    let bit = this.#lead * bits - this.#skipped * BITS
    for (; bit + bits <= length * BITS && count < MOST_DIGITS; bit += bits) {
      const at = bit >> 3
      const pair = ((bytes[at] as number) << BITS) | (at + 1 < length ? (bytes[at + 1] as number) : 0)
      into[count++] = digits[(pair >> (shift - (bit & 7))) & (digits.length - 1)] as number
    }
    return count > WORDLIKE_DIGITS || (count === WORDLIKE_DIGITS && !isWordlike(into)) ? count : 0
  }

  /** An eighth more for line ends and indentation. */
  reach(units: number): number {
    return Math.ceil(((units + 2) * BITS * 1.125) / this.#alphabet.bits) + LONGEST_GAP
  }

  glimpse({ bytes, from, to }: TextPlace, found: number, { behind, ahead }: Span): Glimpse | undefined {
    const { group, bits, decoder } = this.#alphabet
    const own = found - this.#lead
    const start = this.#digitsBefore(bytes, found, Math.max(from, own - group * Math.ceil((behind * BITS) / bits / group)))
    if (own < start) return undefined
    const first = start + ((own - start) % group)
    const limit = Math.min(to, found + Math.ceil((ahead * BITS) / bits))
    const end = this.#digitsBehind(bytes, found, limit)
    const digits = bytes.toString('latin1', first, decoder === 'hex' ? end - ((end - first) & 1) : end)
    const at = ((own - first) * bits) / BITS + this.#skipped
    const isCut = end === limit || (MAY_START_GAP[bytes[end] as number] === 1 && gapAt(bytes, end, to).bytes > 0)
    return { bytes: Buffer.from(digits, decoder), at, from: this.#mayBeginAt(bytes, own, start) ? at : 0, isCut }
  }

  /** Whether what stands before it may be no digit. */
  #mayBeginAt(bytes: Buffer, own: number, runStart: number): boolean {
    return this.#lead === 0 && own > runStart && isSign(bytes[own - 1])
  }

  *decodings({ bytes, from, to }: TextPlace, found: number, units: number): Iterable<Decoded> {
    const { group } = this.#alphabet
    const reach = this.reach(units)
    const limit = Math.min(to, found + reach)
    const runStart = this.#digitsBefore(bytes, found, Math.max(from, found - this.reach(Math.min(units, MOST_BEHIND))))
    const own = found - this.#lead
    if (own < runStart) return
    const first = runStart + ((own - runStart) % group)
    const lines = this.#linesFrom(bytes, found, { runStart, limit })
    const [line = { from: found, to: found }, ...more] = lines
    const at = ((own - first) * this.#alphabet.bits) / BITS + this.#skipped
    const start = { from: first, to: line.to }
    yield this.#decode(bytes, { lines: [start, ...more], at, limit })
    if (more.length > 0) yield this.#decode(bytes, { lines: [start], at, limit })
    if (this.#mayBeginAt(bytes, own, runStart)) yield this.#decode(bytes, { lines, at: 0, limit })
  }

  #digitsBefore(bytes: Buffer, before: number, limit: number): number {
    const { isDigit } = this.#alphabet
    let at = before
    while (at > limit && isDigit[bytes[at - 1] as number]) at--
    return at
  }

  #digitsBehind(bytes: Buffer, from: number, limit: number): number {
    const { isDigit } = this.#alphabet
    let at = from
    while (at < limit && isDigit[bytes[at] as number]) at++
    return at
  }

  /** The digits from the found place on, line by line. A line end counts only between long lines of equal length. */
  #linesFrom(bytes: Buffer, found: number, { runStart, limit }: { runStart: number; limit: number }): Line[] {
    const lines: Line[] = [{ from: found, to: this.#digitsBehind(bytes, found, limit) }]
    let length = (lines[0]?.to ?? found) - runStart
    for (let end = lines[0]?.to ?? limit; end < limit; ) {
      const gap = gapAt(bytes, end, limit)
      const to = this.#digitsBehind(bytes, end + gap.bytes, limit)
      const digits = to - end - gap.bytes
      const isWrapped = length >= LEAST_LINE && digits <= length && (to === limit || bytes[to] !== COLON)
      if (gap.bytes === 0 || digits === 0 || (gap.isLineEnd && !isWrapped)) break
      lines.push({ from: end + gap.bytes, to })
      if (gap.isLineEnd) length = digits
      end = to
    }
    return lines
  }

  #decode(bytes: Buffer, { lines, at, limit }: { lines: readonly Line[]; at: number; limit: number }): Decoded {
    const digits = lines.map(({ from, to }) => bytes.toString('latin1', from, to)).join('')
    const { bits, decoder } = this.#alphabet
    const decoded = Buffer.from(decoder === 'hex' ? digits.slice(0, digits.length & ~1) : digits, decoder)
    const placeOf = placesIn(lines)
    return {
      bytes: decoded,
      at,
      startOf: (index) => placeOf(Math.floor((index * BITS) / bits)),
      endOf(index) {
        let end = placeOf(Math.floor((index * BITS - 1) / bits)) + 1
        if (index === decoded.length) while (end < limit && bytes[end] === PADDING) end++
        return end
      },
    }
  }
}

interface Line {
  readonly from: number
  readonly to: number
}

/** Number of a digit → its place in the source. */
function placesIn(lines: readonly Line[]): (digit: number) => number {
  return (digit) => {
    let left = digit
    for (const { from, to } of lines) {
      if (left < to - from) return from + left
      left -= to - from
    }
    return lines.at(-1)?.to ?? 0
  }
}

function gapAt(bytes: Buffer, at: number, limit: number): { bytes: number; isLineEnd: boolean } {
  const text = bytes.toString('latin1', at, Math.min(at + LONGEST_GAP, limit))
  GAP.lastIndex = 0
  if (!GAP.test(text)) return { bytes: 0, isLineEnd: false }
  const gap = text.slice(0, GAP.lastIndex)
  return { bytes: gap.length, isLineEnd: gap !== '\\' && !/["'`]/.test(gap) }
}

/** Signs of the alphabets that also part words: what they stand before may be a text of its own. */
function isSign(byte: number | undefined): boolean {
  return byte === 43 || byte === 45 || byte === 47 || byte === 95
}

/** Whether three digits could be a part of a word, of a name, of hexadecimal digits: anything but `leU` and `V5S`. */
function isWordlike([a = 0, b = 0, c = 0]: Uint8Array): boolean {
  const isOdd = (isLower(a) && isUpper(b)) || (isLower(b) && isUpper(c)) || (isUpper(a) && isDecimal(b) && isUpper(c))
  return !isOdd
}

const isDecimal = (byte: number) => byte >= 48 && byte <= 57

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const BASE64: Alphabet = {
  name: 'base64',
  decoder: 'base64',
  bits: 6,
  group: 4,
  digits: Buffer.from(`${LETTERS}${LETTERS.toLowerCase()}0123456789+/`),
  isDigit: byteTable(`${LETTERS}${LETTERS.toLowerCase()}0123456789+/-_`),
}
const HEX: Alphabet = {
  name: 'hexadecimal',
  decoder: 'hex',
  bits: 4,
  group: 2,
  digits: Buffer.from('0123456789abcdef'),
  isDigit: byteTable('0123456789abcdefABCDEF'),
}

/** By the anchor's place in its group of three bytes. */
export const base64 = [0, 1, 2].map((skipped) => new DigitNotation(BASE64, skipped))
export const hexadecimal = new DigitNotation(HEX, 0)
