// In which encodings anchors are looked for, and in which one a whole text is written. The first needs no decision: an
// anchor is searched in all three forms, wherever it stands. The second only tells where lines and columns are.

export const encodings = ['utf8', 'utf16le', 'utf16be'] as const
export type Encoding = (typeof encodings)[number]

/** Bytes of a code unit. */
export function unitBytes(encoding: Encoding): 1 | 2 {
  return encoding === 'utf8' ? 1 : 2
}

/** Writes each of the first `length` bytes as a UTF-16 unit; gives the number of bytes. Anchors are ASCII nearly always. */
export function toUnits(bytes: Uint8Array, length: number, { into, encoding }: { into: Uint8Array; encoding: Encoding }): number {
  const first = encoding === 'utf16le' ? 0 : 1
  for (let i = 0; i < length; i++) {
    into[2 * i + first] = bytes[i] as number
    into[2 * i + 1 - first] = 0
  }
  return 2 * length
}

/** The bytes [from, to) → one character a unit; units outside Latin-1 become U+00FF, which no ASCII pattern confuses with anything. */
export function unitText(bytes: Buffer, from: number, to: number, encoding: Encoding): string {
  // Without a view of the stretch: making one takes as long as reading it.
  if (encoding === 'utf8') return bytes.toString('latin1', from, to)
  const units = Buffer.allocUnsafe((to - from) >> 1)
  const [low, high] = encoding === 'utf16le' ? [from, from + 1] : [from + 1, from]
  for (let i = 0; i < units.length; i++) units[i] = bytes[2 * i + high] === 0 ? (bytes[2 * i + low] ?? 0) : 0xff
  return units.toString('latin1')
}

/** Bytes → the text that a person would see. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf8') return bytes.toString('utf8')
  const even = bytes.subarray(0, bytes.length & ~1)
  return encoding === 'utf16le' ? even.toString('utf16le') : Buffer.from(even).swap16().toString('utf16le')
}

export interface TextForm {
  readonly encoding: Encoding
  /** Bytes of the byte-order mark, which is no column of the first line. */
  readonly markBytes: number
}

/** As much of a text as its form is judged by. */
export const SAMPLE_BYTES = 4096
/** A UTF-16 text has zero bytes in one half of its units, many of them, and hardly any in the other; binary data has them anywhere. */
const ONE_SIDED = 20
const LEAST_SHARE = 0.1
const LEAST_ZEROS = 4

/** The form of a text by its first bytes. */
export function textFormOf(head: Uint8Array): TextForm {
  const [a, b, c] = head
  if (a === 0xff && b === 0xfe) return { encoding: 'utf16le', markBytes: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf16be', markBytes: 2 }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf8', markBytes: 3 }
  return { encoding: encodingWithoutMark(head.subarray(0, SAMPLE_BYTES)), markBytes: 0 }
}

function encodingWithoutMark(sample: Uint8Array): Encoding {
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue
    if (i & 1) odd++
    else even++
  }
  const least = Math.max(LEAST_ZEROS, (sample.length / 2) * LEAST_SHARE)
  if (odd >= least && odd > ONE_SIDED * even) return 'utf16le'
  return even >= least && even > ONE_SIDED * odd ? 'utf16be' : 'utf8'
}
