// One escape at a place of a text, by hand: there may be millions, and each is looked at.

/** The character's code, and in the lower byte how many bytes the escape takes; 0 when there is none. */
type Escape = number

const [PERCENT, AMPERSAND, NUMBER, SEMICOLON, BACKSLASH] = [37, 38, 35, 59, 92]
const [ZERO, LOWER_N, LOWER_R, LOWER_T, LOWER_U, LOWER_X, OPENING, CLOSING] = [48, 110, 114, 116, 117, 120, 123, 125]
const MOST_BACKSLASHES = 4
const MOST_ZEROS = 8
const NONE = 255

/** Byte → its value as a hexadecimal digit, or NONE. */
const VALUES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase())
  return value < 0 ? NONE : value
})

/** Entities with a name that stand for what keys and what is around them are made of. */
const NAMED: ReadonlyMap<string, string> = new Map(
  [
    'amp&',
    'lt<',
    'gt>',
    'quot"',
    "apos'",
    'lowbar_',
    'hyphen-',
    'dash-',
    'period.',
    'sol/',
    'equals=',
    'plus+',
    'colon:',
    'num#',
    'commat@',
  ].map((entity) => [entity.slice(0, -1), entity.slice(-1)]),
)
const LONGEST_NAME = 6

/** The escape that begins at a place: of JSON, C, JavaScript, addresses or HTML. */
export function escapeAt(bytes: Buffer, at: number, to: number): Escape {
  const sign = bytes[at]
  if (sign === PERCENT) return percentAt(bytes, at, to)
  if (sign === BACKSLASH) return backslashAt(bytes, at, to)
  return sign === AMPERSAND ? entityAt(bytes, at, to) : 0
}

export function codeOf(found: Escape): number {
  return found >> 8
}

export function bytesOf(found: Escape): number {
  return found & 0xff
}

function escapeOf(code: number, from: number, end: number, to: number): Escape {
  const isText = (code >= 32 && code < 127) || code === 9 || code === 10 || code === 13
  return isText && end <= to ? (code << 8) | (end - from) : 0
}

/** Two hexadecimal digits; 0 when there are none. */
function pairAt(bytes: Buffer, at: number): number {
  const [high, low] = [VALUES[bytes[at] as number] ?? NONE, VALUES[bytes[at + 1] as number] ?? NONE]
  return high === NONE || low === NONE ? 0 : (high << 4) | low
}

function percentAt(bytes: Buffer, from: number, to: number): Escape {
  let at = from + 1
  // A percent sign that is escaped itself.
  while (at - from < 5 && pairAt(bytes, at) === PERCENT && pairAt(bytes, at + 2) !== 0) at += 2
  return escapeOf(pairAt(bytes, at), from, at + 2, to)
}

function backslashAt(bytes: Buffer, from: number, to: number): Escape {
  let at = from + 1
  while (bytes[at] === BACKSLASH && at - from < MOST_BACKSLASHES) at++
  const kind = bytes[at] as number
  if (kind === LOWER_X) return escapeOf(pairAt(bytes, at + 1), from, at + 3, to)
  if (kind === LOWER_U) return unicodeAt(bytes, { from, at: at + 1, to })
  if (kind === ZERO || kind === ZERO + 1) return octalAt(bytes, { from, at, to })
  return escapeOf(plainCodeOf(kind), from, at + 1, to)
}

/** What a backslash before a sign, or before a letter for white space, stands for; 0 for others. */
function plainCodeOf(kind: number): number {
  if (kind === LOWER_N) return 10
  if (kind === LOWER_R) return 13
  if (kind === LOWER_T) return 9
  const isSign = (kind > 32 && kind < 48) || (kind > 57 && kind < 65) || (kind > 90 && kind < 97) || (kind > 122 && kind < 127)
  return isSign ? kind : 0
}

interface Digits {
  readonly from: number
  readonly at: number
  readonly to: number
}

/** `u005f` and `u{5f}`. */
function unicodeAt(bytes: Buffer, { from, at, to }: Digits): Escape {
  if (bytes[at] === OPENING) return bytes[at + 3] === CLOSING ? escapeOf(pairAt(bytes, at + 1), from, at + 4, to) : 0
  return bytes[at] === ZERO && bytes[at + 1] === ZERO ? escapeOf(pairAt(bytes, at + 2), from, at + 4, to) : 0
}

function octalAt(bytes: Buffer, { from, at, to }: Digits): Escape {
  const code = ((bytes[at] as number) - ZERO) << 6
  const [b, c] = [VALUES[bytes[at + 1] as number] ?? NONE, VALUES[bytes[at + 2] as number] ?? NONE]
  return b > 7 || c > 7 ? 0 : escapeOf(code | (b << 3) | c, from, at + 3, to)
}

/** `&#95;` and `&#x5f;`, with zeros before; `&lowbar;`. */
function entityAt(bytes: Buffer, from: number, to: number): Escape {
  if (bytes[from + 1] !== NUMBER) return namedAt(bytes, from, to)
  const isHex = ((bytes[from + 2] as number) | 0x20) === LOWER_X
  const base = isHex ? 16 : 10
  let code = 0
  let at = from + (isHex ? 3 : 2)
  for (; at - from < MOST_ZEROS + 2 && (VALUES[bytes[at] as number] ?? NONE) < base; at++) {
    code = code * base + (VALUES[bytes[at] as number] as number)
  }
  return bytes[at] === SEMICOLON ? escapeOf(code, from, at + 1, to) : 0
}

function namedAt(bytes: Buffer, from: number, to: number): Escape {
  let end = from + 1
  while (end < to && end - from <= LONGEST_NAME && bytes[end] !== SEMICOLON) end++
  if (end >= to || bytes[end] !== SEMICOLON) return 0
  const sign = NAMED.get(bytes.toString('latin1', from + 1, end))
  return sign === undefined ? 0 : escapeOf(sign.charCodeAt(0), from, end + 1, to)
}
