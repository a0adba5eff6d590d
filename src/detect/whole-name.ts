// Whether the name of an issuer stands for it, or is a part of another word: `box` in `BOX_KEY`, `boxKey` and `boxtoken`, not
// in `checkbox`, `boxes` or `BOXES`.
import { isLower, isUpper, mayBeMarshalled } from './boundary.ts'
import type { AnchorPlace } from './first-look.ts'

const NAME_REACH = 30
/** Escapes, and words of two letters and more that a name is often glued to. */
const FREE_PREFIX = /\\[nrt]$|(?:^|[^A-Za-z])(?:my|the|x)$/i
const LONGEST_PREFIX = 4
/** What a name is glued to without a hump. */
const PARTS =
  'api access auth key token secret pass pwd client app private prod live dev test io ai hq db user account admin service bot web url'.split(
    ' ',
  )
const COMPOUND = new RegExp(`^s?(?:${PARTS.join('|')}|id\\b)`, 'i')
/** The first two letters of what COMPOUND finds, in lower case. */
const FIRST_TWO = new Set([...PARTS, 'id'].flatMap((part) => [part.slice(0, 2), `s${part[0]}`]))

export function isWholeName(text: string, at: number, end: number): boolean {
  const before = text.charAt(at - 1)
  const isHump = /[a-z0-9]/.test(before) && /[A-Z]/.test(text.charAt(at))
  if (/[A-Za-z]/.test(before) && !isHump && !FREE_PREFIX.test(text.slice(Math.max(0, at - LONGEST_PREFIX), at))) return false
  const rest = text.slice(end, end + NAME_REACH)
  return !goesOn(text.charCodeAt(end - 1), rest.charCodeAt(0)) || COMPOUND.test(rest)
}

/** Letters of one case are one word; small letters go on what began with a capital. */
function goesOn(last: number, next: number): boolean {
  return isUpper(last) ? isUpper(next) : isLower(next)
}

/** The same as far as the bytes beside the name tell. */
export function mayBeWholeName({ bytes, from, start, end, to }: AnchorPlace): boolean {
  const next = end < to ? (bytes[end] as number) : 0
  if (goesOn(bytes[end - 1] as number, next)) {
    const two = String.fromCharCode(next, end + 1 < to ? (bytes[end + 1] as number) : 0)
    if (!FIRST_TWO.has(two.toLowerCase())) return false
  }
  const before = start > from ? (bytes[start - 1] as number) : 0
  if (!isLower(before | 0x20) || mayBeMarshalled(bytes, start)) return true
  if (isLower(before) && isUpper(bytes[start] as number)) return true
  return FREE_PREFIX.test(bytes.toString('latin1', Math.max(from, start - LONGEST_PREFIX), start))
}
