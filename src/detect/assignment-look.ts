// The first look at what stands behind a name's word, by bytes: whether `assignmentAt` could read an assignment there whose
// value is more than prose or code. Where it isn't sure it says yes.
import { IS_NAME, LEAST_VALUE } from './assignment.ts'
import { isLower } from './boundary.ts'
import { byteTable } from './byte-table.ts'
import { type AnchorPlace, LOOK_BEHIND } from './first-look.ts'

/** Signs, by their bytes. */
const TAB = 9
const LINE_FEED = 10
const RETURN = 13
const SPACE = 32
const EXCLAMATION = 33
const NUMBER = 35
const AMPERSAND = 38
const PARENTHESIS = 40
const PLUS = 43
const HYPHEN = 45
const DOT = 46
const SLASH = 47
const COLON = 58
const SEMICOLON = 59
const LESS = 60
const EQUALS = 61
const GREATER = 62
const QUESTION = 63
const BRACKET = 91
const BACKSLASH = 92
const LOWER_S = 115
const LOWER_V = 118
const BRACE = 123

const LONGEST_REST = 48
const MOST_SPACE = 80
const LEAST_BARE = 3
const CALL_REACH = 8
const WORD_REACH = 80

const IS_CODE = byteTable('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.$')
const CLOSES = byteTable('\\"\'`)]}?!')
const IS_QUOTE = byteTable('"\'`')
const IS_SPACE = byteTable(' \t\n\v\f\r\xa0')
/** What ends a value without quotes behind a space. */
const ENDS_WORD = byteTable(' \t\n\v\f\r\xa0=:(){}[],;&|')
const SIGNS = byteTable('=:>,(|')
const SIGN_GOES_ON = byteTable('=:')
/** What short values are made of. */
const IS_WORD = byteTable('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$*#@!?+/=%-')
/** Behind a value, and behind nothing that goes on. */
const ENDS_VALUE = byteTable(' \t\n\v\f\r),;')
/** Behind code: nothing that is given there is a value. */
const ENDS_CODE = byteTable(',)}|<>{')
/** Words that join a name and its value, and a value's own name in a list of pairs. */
const JOINING = /^(?:(?:of type|as) \w{1,16}\s{0,2}=|is:? ?["'`]|(?:by|with \w{1,40} by)(?: password)? ?["']|value\\{0,3}["']?\s{0,4}[=:])/i
const SCHEMES = /^(?:bearer|basic|digest|token|ntlm|apikey|negotiate|oauth|value)$/i

/** `place` is the word's. */
export function mayAssign(place: AnchorPlace): boolean {
  const { bytes, to } = place
  const rest = skip(bytes, { at: place.end, to: Math.min(to, place.end + LONGEST_REST), over: IS_NAME })
  const closed = skip(bytes, { at: rest, to, over: CLOSES })
  const at = skipBlanks(bytes, closed, to)
  if (at >= to) return false
  const sign = bytes[at] as number
  if (SIGNS[sign] === 1) return mayGive(place, at)
  if (isBeforeEquals(sign) && bytes[at + 1] === EQUALS) return bytes[at + 2] === EQUALS || mayGive(place, at + 1)
  if (sign === AMPERSAND || sign === BACKSLASH || isSignOfTwo(bytes, at)) return true
  if (at > closed && IS_QUOTE[sign] === 1) return true
  if (isLetter(sign) && JOINING.test(bytes.toString('latin1', at, at + WORD_REACH))) return true
  if (IS_SPACE[sign] === 1) return givesBelow(place, at)
  return at > closed && at - closed <= 2 && mayBeWord(place, at)
}

/** `->` and `;s:`. */
function isSignOfTwo(bytes: Uint8Array, at: number): boolean {
  const [sign, next] = [bytes[at], bytes[at + 1]]
  return (sign === HYPHEN && next === GREATER) || (sign === SEMICOLON && next === LOWER_S)
}

/** `+=`, `!=`, `?=`. */
function isBeforeEquals(sign: number): boolean {
  return sign === PLUS || sign === EXCLAMATION || sign === QUESTION
}

/** On the next line only a colon gives something, or a second entry of the same pair. */
function givesBelow({ bytes, to }: AnchorPlace, from: number): boolean {
  let at = skip(bytes, { at: from, to: Math.min(to, from + MOST_SPACE), over: IS_SPACE })
  if (bytes[at] === COLON) return true
  while (at < to && CLOSES[bytes[at] as number] === 1) at++
  return isValueWord(bytes, at)
}

function isValueWord(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at] as number) | 0x20) === LOWER_V
}

/** Behind nothing but a space: a word, unless it reads like prose behind a name in small letters. */
function mayBeWord(place: AnchorPlace, from: number): boolean {
  const { bytes, to } = place
  let at = from
  let isProse = isLetter(bytes[at] as number)
  let isCut = false
  for (; at < to && ENDS_WORD[bytes[at] as number] === 0; at++) {
    const byte = bytes[at] as number
    if (at - from >= LEAST_BARE && (IS_QUOTE[byte] === 1 || byte === BACKSLASH)) isCut = true
    if (at > from && !isLower(byte) && byte !== HYPHEN && !isStop(bytes, at)) isProse = false
  }
  if (at - from < LEAST_BARE) return false
  if (isCut) return true
  const end = bytes[at] === EQUALS ? (bytes[at + 1] === EQUALS ? at + 2 : at + 1) : at
  if (end < to && IS_SPACE[bytes[end] as number] === 0 && !isQuoteOrBackslash(bytes[end] as number)) return false
  return !(isProse && end === at && isSmallName(place)) || SCHEMES.test(bytes.toString('latin1', from, at))
}

/** A sign of punctuation that ends a word. */
function isStop(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]
  return (byte === DOT || byte === EXCLAMATION || byte === QUESTION) && IS_SPACE[bytes[at + 1] ?? 32] === 1
}

/** Whether the name is neither a flag nor in capitals. */
function isSmallName({ bytes, from, start, end }: AnchorPlace): boolean {
  const last = bytes[end - 1] as number
  if (last < 97) return false
  const first = Math.max(from, start - LOOK_BEHIND + 1)
  let at = start
  while (at > first && IS_NAME[bytes[at - 1] as number] === 1) at--
  return (at > first || first === from) && bytes[at] !== HYPHEN
}

/** Behind a sign: anything but a name or a call in code. */
function mayGive({ bytes, to }: AnchorPlace, from: number): boolean {
  const sign = bytes[from] as number
  let signEnd = from + 1
  if (SIGN_GOES_ON[sign] === 1)
    while (bytes[signEnd] === EQUALS || (signEnd === from + 1 && bytes[signEnd] === COLON && sign === COLON)) signEnd++
  if (sign === GREATER || bytes[signEnd] === GREATER || signEnd - from > 2) return true
  let at = skip(bytes, { at: signEnd, to: Math.min(to, signEnd + MOST_SPACE), over: IS_SPACE })
  if (isOpening(bytes[at]) || isItem(bytes, at)) at = skip(bytes, { at: at + 1, to: Math.min(to, at + MOST_SPACE), over: IS_SPACE })
  if (isTooShort(bytes, { sign, at, to })) return false
  const end = skip(bytes, { at, to, over: IS_CODE })
  if (end === to) return true
  if (end === at) return ENDS_CODE[bytes[at] as number] === 0
  return hasEmptyPart(bytes, at, end) || mayGiveCode(bytes, { sign, at, end, to })
}

/** Whether what is given has fewer characters than any secret: `""`, `'ab'`, `id,`. */
function isTooShort(bytes: Buffer, { sign, at, to }: Omit<Code, 'end'>): boolean {
  const first = bytes[at] as number
  if (IS_QUOTE[first] === 1) {
    if (bytes[at + 1] === first) return ENDS_VALUE[bytes[at + 2] ?? SPACE] === 1
    const end = skip(bytes, { at: at + 1, to: Math.min(to, at + LEAST_VALUE + 1), over: IS_WORD })
    return end < to && end <= at + LEAST_VALUE && bytes[end] === first
  }
  const end = skip(bytes, { at, to: Math.min(to, at + LEAST_VALUE), over: IS_WORD })
  if (end === at || end === at + LEAST_VALUE || end === to || ENDS_VALUE[bytes[end] as number] === 0) return false
  // A type, before what is given.
  return sign !== COLON || bytes[skipBlanks(bytes, end, to)] !== EQUALS
}

interface Code {
  readonly sign: number
  readonly at: number
  readonly end: number
  readonly to: number
}

function mayGiveCode(bytes: Buffer, { sign, at, end, to }: Code): boolean {
  const next = bytes[end] as number
  const isTyped = sign === COLON
  if (next === PARENTHESIS) return quoteFollows(bytes, end + 1, to)
  if (ENDS_CODE[next] === 1) return isTyped && (next === LESS || next === GREATER)
  const isGlued = bytes[at - 1] === COLON || bytes[at - 1] === EQUALS
  if (next === SEMICOLON || next === AMPERSAND) return isGlued || next === AMPERSAND
  if (next !== SPACE && next !== TAB) return true
  if (isGlued || SCHEMES.test(bytes.toString('latin1', at, end))) return true
  const behind = bytes[skipBlanks(bytes, end, to)]
  return (
    behind === undefined ||
    behind === NUMBER ||
    behind === SLASH ||
    behind === BACKSLASH ||
    behind === LINE_FEED ||
    behind === RETURN ||
    (isTyped && behind === EQUALS)
  )
}

function quoteFollows(bytes: Uint8Array, from: number, to: number): boolean {
  let at = skip(bytes, { at: from, to: Math.min(to, from + CALL_REACH), over: IS_SPACE })
  if (isLetter(bytes[at] ?? 0)) at++
  return IS_QUOTE[bytes[at] ?? 0] === 1
}

/** A dot that nothing stands before is part of no name. */
function hasEmptyPart(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] === DOT) return true
  for (let at = from + 1; at < to; at++) if (bytes[at] === DOT && bytes[at - 1] === DOT) return true
  return false
}

function skip(bytes: Uint8Array, { at, to, over }: { at: number; to: number; over: Uint8Array }): number {
  let end = at
  while (end < to && over[bytes[end] as number] === 1) end++
  return end
}

function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  return at
}

/** `- `, as YAML begins an item of a list. */
function isItem(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === HYPHEN && (bytes[at + 1] === SPACE || bytes[at + 1] === TAB)
}

function isOpening(byte: number | undefined): boolean {
  return byte === PARENTHESIS || byte === BRACKET || byte === BRACE
}

function isQuoteOrBackslash(byte: number): boolean {
  return IS_QUOTE[byte] === 1 || byte === BACKSLASH
}

function isLetter(byte: number): boolean {
  return isLower(byte | 0x20)
}
