// Candidate → claim, for values that have no format of their own but a name: `ACME_API_KEY = value`. The name's word is the
// anchor; the value is the first token behind it that is wholly of its shape. May only remove.
import type { Rule } from '../model.ts'
import { namePattern, VALUE_REACH } from '../names.ts'
import { isLetterOrDigit, startsFree } from './boundary.ts'
import { type Check, compileCheck } from './checks.ts'
import { type Claim, type Confirmer, distanceTo } from './confirm.ts'
import { type AnchorPlace, firstRuns, hasRunWithin, type Run, unionOf } from './first-look.ts'
import type { Published } from './published.ts'
import { looksRandom } from './random-text.ts'
import { isWholeName, mayBeWholeName } from './whole-name.ts'
import type { Window } from './window.ts'

const NAME_REACH = 30
const MOST_LINES = 4

/** What holds a name and its value together: an assignment, an argument, an element, or nothing but a space. */
const ASSIGNED = /^[\w.\-$[\]]{0,40}["'`)\\\]}]{0,4}(?:\s{0,10}(?:=>|:=|[=:>,(|])|[ \t])[\s"'`({[\\>=]{0,40}[A-Za-z]{0,10}["'`\\]{0,4}$/
const SECRET_WORD = /key|token|secret|passw|pwd|cred|auth|api|bearer|private|signature|login|cert|(?:^|[^a-z])pat(?![a-z])|PAT(?![a-z])/i
/** `new Acme('value')`, `AcmeClient(value)`, `acme.New("value")`: what an issuer's own library is made with. */
const FIRST_ARGUMENT = /^(?:::|[_.])?(?:new|create|init|setup)?_?(?:client|sdk|connect)?\(\s{0,8}["'`]$/i
/** The identifier right before the value. */
const LAST_NAME = /[\w.-]+(?=[^\w\n]{0,24}$)/
/** What is as long as a key, and of the same characters. */
const DIGEST =
  /sha(?:[-_]?\d|sum)|md5|commit|checksum|digest|integrity|etag|revision|hash|fingerprint|u?uid|guid|object|version|trace|span|blob|tree|image|reference|\brev\b/i
/** A shape that begins with letters of its own says more than a length. */
const MARKED = /^(?:\(\?:)?[0-9A-Za-z_]{2,}[^{?*+|]/
const VAGUE = /^(?:[0-9a-f]+|[0-9A-F]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|.{1,15}|[a-z]+|[a-z_-]+)$/

export class NamedConfirmer implements Confirmer {
  readonly rule: Rule
  readonly looksBehind = false
  readonly beginsOnce = false
  readonly #checks: readonly Check[]
  readonly #near: readonly string[]
  readonly #names: readonly string[]
  readonly #isMarked: boolean
  /** Signs that a value may hold: what stands before one, behind such a sign, is a part of something longer. */
  readonly #signs: string
  readonly #run: Run | undefined
  readonly #published: Published
  #name: RegExp | undefined
  #value: RegExp | undefined
  #continues: RegExp | undefined

  constructor(rule: Rule, names: readonly string[], published: Published) {
    this.rule = rule
    this.#published = published
    this.#names = names
    this.#checks = rule.checks.map(compileCheck)
    this.#isMarked = MARKED.test(rule.pattern)
    this.#signs = signsIn(rule.pattern)
    this.#near = rule.near.map((word) => word.toLowerCase())
    this.#run = unionOf(firstRuns(rule.pattern) ?? [])
  }

  mayClaim(place: AnchorPlace): boolean {
    if (!mayBeWholeName(place)) return false
    return !this.#run || hasRunWithin(place, this.#run, VALUE_REACH)
  }

  fits(text: string): boolean {
    const nameEnd = this.#nameEnd(text, 0)
    return nameEnd > 0 && this.#nextValue(text, nameEnd, nameEnd) !== undefined
  }

  confirm(window: Window): Claim | undefined {
    const { text, at } = window
    const nameEnd = this.#nameEnd(text, at)
    if (nameEnd === 0 || !isWholeName(text, at, nameEnd)) return undefined
    let found = this.#nextValue(text, nameEnd, nameEnd)
    while (found && !this.#counts(window, nameEnd, found)) found = this.#nextValue(text, nameEnd, found.end)
    if (!found) return undefined
    const distance = distanceTo(this.#near, window, found)
    if (distance === Number.POSITIVE_INFINITY && !this.rule.variantOf) return undefined
    return { rule: this.rule, ...found, prefixLength: 0, distance: distance + found.start - nameEnd, overHttp: false }
  }

  /** Where the name at this place ends; 0 when it is another word. */
  #nameEnd(text: string, at: number): number {
    this.#name ??= new RegExp(namePattern(this.#names), 'iy')
    this.#name.lastIndex = at
    return this.#name.test(text) ? this.#name.lastIndex : 0
  }

  /** The next token from `from` on that is wholly of the value's shape, within reach of the name. */
  #nextValue(text: string, nameEnd: number, from: number): { start: number; end: number } | undefined {
    this.#value ??= new RegExp(this.rule.pattern, 'y')
    const last = Math.min(nameEnd + VALUE_REACH, text.length)
    for (let start = from; start < last; start++) {
      if (isBlank(text.charCodeAt(start)) || !this.#isFree(text, start)) continue
      this.#value.lastIndex = start
      if (this.#value.test(text) && this.#endsAt(text, this.#value.lastIndex)) return { start, end: this.#value.lastIndex }
    }
    return undefined
  }

  /** Nothing of the value's alphabet stands before it; a sign of assignment may. */
  #isFree(text: string, start: number): boolean {
    const before = text.charCodeAt(start - 1)
    if (isLetterOrDigit(before)) return mayEndEscape(text, start) && startsFree(text, start)
    return !this.#signs.includes(String.fromCharCode(before)) && !isBase64Piece(text, start)
  }

  #endsAt(text: string, end: number): boolean {
    return end === text.length || (!/^(?:[0-9A-Za-z_]|[-.][0-9A-Za-z])/.test(text.slice(end, end + 2)) && !this.#continuesAt(text, end))
  }

  #continuesAt(text: string, place: number): boolean {
    if (this.rule.continues === '') return false
    this.#continues ??= new RegExp(this.rule.continues, 'y')
    this.#continues.lastIndex = place
    return this.#continues.test(text)
  }

  #counts(window: Window, nameEnd: number, { start, end }: { start: number; end: number }): boolean {
    const secret = window.text.slice(start, end)
    return (
      belongsTogether(window, nameEnd, start, !this.#isMarked && VAGUE.test(secret)) &&
      (!window.isPlaceholder(start, end) || this.#published.holds(secret)) &&
      this.#checks.every((check) => check({ secret, body: secret }))
    )
  }
}

/** What stands between the name and a vague value must speak of a secret, and of no digest. */
function belongsTogether({ text, at }: Window, nameEnd: number, start: number, vague: boolean): boolean {
  const between = text.slice(nameEnd, start)
  if (CHECKSUM.test(between) || PUBLIC.test(between) || isInPath(text.charAt(at - 1), between)) return false
  if (between.split('\n').length > MOST_LINES || /\n\s*\n/.test(between)) return false
  const around = text.slice(Math.max(0, at - NAME_REACH), start)
  if (vague && isDigest(text, nameEnd, start)) return false
  return (!vague && ASSIGNED.test(between)) || SECRET_WORD.test(around) || FIRST_ARGUMENT.test(between)
}

/** `h1:…` and `sha256-…` of lock files, `owner/action@…` of pinned versions. */
const CHECKSUM =
  /(?:\b(?:h1|zh):|\b(?:sha-?\d{1,3}|md5)[-:=]|@|\.(?:tgz|gz|zip)#|<sha\d{1,3} value="|\/(?:zip|tar)ball\/|;base64,|\bssh-\w{3,10} )$/i
/** A certificate's armour, an image's data. */
const PUBLIC = /-----BEGIN (?!.{0,20}PRIVATE)|\bdata:\w{1,20}\//

/** A name that is a part of a path, as in `github.com/acme/x 0123abcd`, gives nothing to what follows the path. */
function isInPath(before: string, between: string): boolean {
  const [rest = ''] = /^[\w./@-]*/.exec(between) ?? []
  return (
    (before === '/' || rest.startsWith('/')) &&
    /^(?!.{0,100}\s--?\w)\s/.test(between.slice(rest.length)) &&
    !SECRET_WORD.test(between.slice(rest.length))
  )
}

/** The issuer's own name may hold such a word, and so may an address in between. */
function isDigest(text: string, nameEnd: number, start: number): boolean {
  const between = text.slice(nameEnd, start)
  const [last = between] = LAST_NAME.exec(between) ?? []
  return DIGEST.test(last) ? !SECRET_WORD.test(last) : DIGEST.test(between) && !SECRET_WORD.test(between)
}

function signsIn(pattern: string): string {
  return ['/', '+', '_', '-', '.', '='].filter((sign) => sign !== '=' && holdsSign(pattern, sign)).join('')
}

/** As itself or in a class, where a hyphen stands first or last. */
function holdsSign(pattern: string, sign: string): boolean {
  return sign === '-'
    ? /\\-|-\]|\[\^?-|[^[\]]-(?![^[]*\])/.test(pattern)
    : sign === '.'
      ? /\\\.|\[[^\]]*\./.test(pattern)
      : pattern.includes(sign) && (sign !== '+' || /\\\+|\[[^\]]*\+/.test(pattern))
}

const LONGEST_RUN = 100

/** `+` and `/` part no words in base64: what stands behind one, in a long run of digits, is a piece of something else. */
function isBase64Piece(text: string, start: number): boolean {
  const before = text.charAt(start - 1)
  if (before !== '+' && before !== '/') return false
  const [run = ''] = /[0-9A-Za-z+/]*$/.exec(text.slice(Math.max(0, start - LONGEST_RUN), start - 1)) ?? []
  return (before === '+' && run !== '') || looksRandom(run)
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 34 || code === 39 || code === 96
}

/** Nearly no letter ends an escape: a look at where its sign would stand tells. */
function mayEndEscape(text: string, at: number): boolean {
  for (let i = at - 2; i >= at - LONGEST_ESCAPE && i >= 0; i--) if (isEscapeSign(text.charCodeAt(i))) return true
  return false
}

const LONGEST_ESCAPE = 6

function isEscapeSign(code: number): boolean {
  return code === 92 || code === 37 || code === 91
}
