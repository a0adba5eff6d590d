// Which assignments are worth a question to the model. What is told at a glance is most of what bears such a name.
import { type Assignment, assignmentAt, LEAST_VALUE } from './assignment.ts'
import { isOtherValue } from './other-value.ts'

/** Words that stand in the names of secrets. */
export const NAME_WORDS = 'pass pwd secret token key auth cred salt nonce bearer basic identified securestring'.split(' ')
const WORD = new RegExp(NAME_WORDS.join('|'), 'gi')
const REST_WORD = new RegExp(NAME_WORDS.join('|'), 'i')

/** Every value in the text whose name speaks of a secret, each once: what the search for the words finds. */
export function assignmentsIn(text: string): Assignment[] {
  const found = new Map<number, Assignment>()
  for (const match of text.matchAll(WORD)) {
    const assignment = candidateAt(text, match.index, match.index + match[0].length)
    if (assignment) found.set(assignment.start, assignment)
  }
  return [...found.values()]
}

/** The last word of the name that speaks of a secret: the one whose rule judges its value. */
export function wordIn(name: string): string {
  return [...name.matchAll(WORD)].at(-1)?.[0] ?? ''
}

/** The assignment to the name that the word at [at, wordEnd) ends, if its value can be a secret at all. */
export function candidateAt(text: string, at: number, wordEnd: number): Assignment | undefined {
  const assignment = assignmentAt(text, at, wordEnd)
  return assignment && mayBeSecret(text, { at, wordEnd, assignment }) ? assignment : undefined
}

/** Whether what is assigned can be a secret at all; the word at [at, wordEnd) ends the name. */
export function mayBeSecret(text: string, { at, wordEnd, assignment }: { at: number; wordEnd: number; assignment: Assignment }): boolean {
  const { name, nameStart, start, end, sign, quote } = assignment
  if (end - start < LEAST_VALUE) return false
  if (isOtherWord(text.slice(at, wordEnd), name.slice(wordEnd - nameStart)) || NOT_A_NAME.test(name)) return false
  const value = text.slice(start, end)
  if (isOtherStatement(text, assignment) || isProse(assignment, value) || isOtherText(text, assignment, value)) return false
  if (isOtherValue(text, assignment)) return false
  if (MADE_UP.test(value) || TEMPLATE.test(value) || RULES.test(value) || PUBLIC_KEY.test(value)) return false
  return quote !== '' || !isReference(text, { start, end, sign })
}

/** `author`, `keyword`, `passenger`, `plinkEye`: the letters of the word are those of another. `token_type` names a kind. */
function isOtherWord(word: string, rest: string): boolean {
  if (/^[a-z]+[A-Z]/.test(word) || REST_WORD.test(rest)) return true
  return OTHER_ENDS[word.toLowerCase()]?.test(rest) === true || KIND.test(rest)
}

const OTHER_ENDS: Readonly<Record<string, RegExp>> = {
  key: /^(?:word|board|press|frame|note|stroke|up\b|down\b|er)/i,
  auth: /^or(?!i[zs])/i,
  pass: /^(?:enger|ed\b|es\b|ing|ive|port|through|thru|age)/i,
  cred: /^(?:it|o)/i,
  token: /^i[zs]/i,
  secret: /^ar/i,
  basic: /^[a-z_-]/i,
  bearer: /^[a-z_-]/i,
}
/** What the name ends with, when it isn't the secret itself: its user, its number, its kind. */
const KIND =
  /(?:^|[_.-]|(?=[A-Z]))(?:exchange|user_?name|name|ids?|ID|type|kind|alg(?:orithms?)?|length|len|size|count|expir\w{0,8}|expires_?(?:in|at)|header|label|title|hint|placeholder|policy|version|prefix|suffix|scheme|file|path|arn|ur[li]|endpoint|store|prompt|provider|driver|helpers?|env|func(?:tion)?|callback|md5|sha-?\d{1,3}|checksum|fingerprint|thumbprint)(?:_default|Default)?$/i
/** Armour, schemes that are a part of another name, and keys that are public, sealed, or named by their ids. */
const NOT_A_NAME =
  /-----|^(?=.*(?:basic|bearer))(?!(?:basic|bearer)$)|pub(?:lic)?[-_.]?key|re(?:cv|ceive)-?keys?|send[-_]?keys?|rspauth|sealed|cipher[-_.]?text|(?<!un)encrypted|obscured|wrapped[-_.]?(?:data[-_.]?)?key|ask_?pass|hash[-_.]?of|fingerprint/i
/** As SSH writes them, with the kind before them or without; armour in base64, whose keys are found by their format; and what a signature of AWS, or like AWS's, is valid for. */
const PUBLIC_KEY =
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}) AAAA|^AAAA(?:B3NzaC1yc2E|B3NzaC1kc3M|C3NzaC1lZDI1NTE5|E2VjZHNhLXNoYTIt)|^LS0tLS1CRUdJTi|\/\d{8}\/\S{1,60}_request$|\/aws4_request$/

/** `ok ? 'pass' : 'fail'`, `case 'password':`, `$(pwd)`, `f('secret') => value`. */
function isOtherStatement(text: string, assignment: Assignment): boolean {
  const { name, nameStart, start, sign } = assignment
  const before = text.slice(Math.max(0, nameStart - 4), nameStart)
  if (sign === ':' && (/\?\s{0,2}["'`]?$/.test(before) || /\bcase ["'`]$/.test(text.slice(Math.max(0, nameStart - REACH), nameStart))))
    return true
  if (sign === ':' && FINGERPRINT.test(text.slice(Math.max(0, nameStart - 24), nameStart))) return true
  if (name === 'PWD' && /\$\{?$/.test(before)) return true
  if (name.toLowerCase() === 'pwd' && (/[$`]\(?$/.test(before) || /^\|?$/.test(sign) || /^\s+>/.test(text.slice(nameStart + 3, start))))
    return true
  if (/\{\{-? ?$/.test(before) || (/\$\{$/.test(before) && /^[>|]?$/.test(sign))) return true
  // A scheme that we don't know: what follows it is the secret, if there is one.
  if (/authorization$/i.test(name) && quoteless(text, assignment)) return true
  return sign === '=>' && /["'`]\s{0,4}\)\s{0,4}=>\s{0,24}["'`]?$/.test(text.slice(Math.max(nameStart, start - 40), start))
}

/** `"fingerprint": "kind-of-key:HASH"`, as our own reports and baselines have it. */
const FINGERPRINT = /fingerprint(?:\/v\d)?["']?\s{0,3}[:=]\s{0,3}["']?$/i

/** `the password requirement`: nothing but a space between two words, outside of flags and of variables in capitals. */
function isProse({ name, sign, quote }: Assignment, value: string): boolean {
  return sign === '' && quote === '' && /^[A-Za-z][a-z'-]*[.,:;!?]?$/.test(value) && !/^-|^[A-Z0-9_]+$/.test(name)
}

/** What is joined to the name by nothing but where it stands: a sentence, a list of words, the next entry of a table. */
function isOtherText(text: string, assignment: Assignment, value: string): boolean {
  const { name, nameStart, start, end, sign, quote } = assignment
  const between = text.slice(nameStart + name.length, start)
  if (
    ANOTHER_CALL.test(between) ||
    (sign === ',' && /^pass$/i.test(name)) ||
    NAMED_PUBLIC.test(text.slice(Math.max(0, nameStart - REACH), nameStart))
  )
    return true
  if (quote === '') return isOtherWordOfLine(text, assignment, between)
  if (quote === '`' ? /^,?$/.test(sign) : sign === '' && /^pass$/i.test(name)) return true
  if (quote === '```' && between.includes('\n')) return true
  const after = text.slice(end + quote.length, end + quote.length + REACH)
  if (IS_ENTRY.test(after)) return true
  const isAlone = sign !== ',' && !/[=:>]\s{0,4}[([]\s{0,4}["']$/.test(between)
  if (isAlone || !WORD_IN_LIST.test(value)) return false
  return (
    /^\s{0,2},\s{0,2}(?:["']|(?:and|or) )/.test(after) ||
    (sign === ',' && /["'],\s{0,2}["']$/.test(text.slice(Math.max(0, nameStart - REACH), nameStart)))
  )
}

const REACH = 8
/** The call that the name stands in has ended. */
const ANOTHER_CALL = /^[^,]*\)\s{0,4}(?:,|->)/
const NAMED_PUBLIC = /\bpublic[ _-]$/i
/** The value is itself the name of something. */
const IS_ENTRY = /^\s{0,2}(?::(?!:)|=>)/
const WORD_IN_LIST = /^[A-Za-z][A-Za-z_ -]{0,23}$/

/** `"$PASSWORD" file`, `example.com/oauth2 v1.2.3`, `<password>  Remove it`; `<password>{sealed}</password>`. */
function isOtherWordOfLine(text: string, { name, nameStart, start, end, sign }: Assignment, between: string): boolean {
  const value = text.slice(start, end)
  if (isRestOfCode(text, { name, nameStart, start, end, sign }, between)) return true
  if (sign === '>') return /\s$/.test(between) || (text[start - 1] === '{' && text[end] === '}')
  if (/^[,(]$/.test(sign)) return /^[A-Za-z_$.:-]*$/.test(value)
  if (/^[!=]==?$/.test(sign)) return /^[A-Za-z_]*[a-z][A-Z][A-Za-z_]*$/.test(value)
  return sign === '' && (/\S/.test(between) || text[nameStart - 1] === '/' || /^v?\d+\.\d/.test(value))
}

/** `f($password): void`, `token.kind = 1`, `Password first = …`, `a|token|b`, `keys.acme.io:443/…`, `expected to PASS once`. */
function isRestOfCode(text: string, { name, nameStart, start, end, sign }: Omit<Assignment, 'quote'>, between: string): boolean {
  const [before, after] = [text.slice(Math.max(0, nameStart - 4), nameStart), text.slice(end, end + REACH)]
  if (/^\s{0,2}\)\s{0,2}:\s/.test(between) && /^[?\\A-Za-z_][\w\\|?]*$/.test(text.slice(start, end))) return true
  if (sign === '' || sign === '::' ? /^\s{0,3}=(?![=>])/.test(after) : /->$/.test(name + sign)) return true
  if (text[end - 1] === ':' && /^\s/.test(after)) return true
  if (sign === '|' && (before.endsWith('|') || after.startsWith('|'))) return true
  if (sign === ':' && name.includes('.') && /^\d{2,5}\//.test(text.slice(start, end))) return true
  if (/(?:^|-)authenticate$/i.test(name) && /^:?$/.test(sign)) return true
  return sign === '' && name === 'PASS' && /[a-z:] $/i.test(before)
}

function quoteless(text: string, { end, quote }: Assignment): boolean {
  return quote === '' && /^[ \t]+[^\s"'`]/.test(text.slice(end, end + 8))
}

/**
 * Runs of one character, words of a language, a schema or a placeholder, numbers of a machine; the hash of a password has a
 * rule of its own.
 */
const MADE_UP =
  /^(.{0,4}?)(.)\2{2}\2*(?:.{0,4}|[^0-9A-Za-z].{0,24})$|(.)\3{5}|^(?:\{\w{2,16}\})?\$(?:[0-9a-z-]{1,12})\$|^-?0x[0-9a-f]{1,16}[ul]{0,3}$|^\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,15}(?:Z|[-+]\d\d:?\d\d)?)?$|^npm:[~^]?\d+\.|^[[{<][^"\\]*[\]}>]$|^(?:null|none|nil|true|false|undefined|string|text|int(?:eger)?|bool(?:ean)?|object|array|number|required|optional|nullable|confirmed|hashed|always|never|digest|auto|prompt|redacted|hidden|masked|encrypted|your[-_ ].*)$/i

/** Rules of a validator, and what a cipher is made of. */
const RULES = /^[a-z_]+(?::[\w,.]+)?(?:\|[a-z_]+(?::[\w,.]+)?)+$|^[A-Z][\w-]*\/[A-Z0-9]+\/\w*Padding$/

/** Classes and repetitions, of regular expressions and of our own templates; braces that something else is put into. */
const TEMPLATE = /\b(?:[a-z]{3,9}|base64url)\*\d{1,3}(?![^\s})])|\[\[|\{\{|\}\}|0-9|[Aa]-[Zz]|\{\d{1,4}(?:,\d{0,4})?\}|\(\?[:<=!]/

/** A name in code: what it holds is not known here. */
const REFERENCE = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/
/** `signV2Algorithm`, `oidPKCS5`. */
const WORDS_WITH_NUMBERS = /^[a-z]{2,}(?:[A-Z]\d?[a-z]+|[A-Z]\d|[A-Z]{2,}\d{0,2})+$/
const LINE_END = /^[ \t]*(?:#|\/\/|\\?\r?\n|$)/
/** Behind a bare word in a query, a command or a text in quotes. */
const WORD_END = /^[&;"'`\s\\]/

/** A bare value that is code: a name, a call, a member. */
function isReference(text: string, { start, end, sign }: Pick<Assignment, 'start' | 'end' | 'sign'>): boolean {
  const value = text.slice(start, end)
  const after = text.slice(end, end + 40)
  if (/^[([{.]/.test(after) || (sign !== '>' && after.startsWith('<')) || /[.(]$/.test(value)) return true
  if (/^[,)]/.test(after) && WORDS_WITH_NUMBERS.test(value)) return true
  if (!REFERENCE.test(value) || /\d/.test(value) || LINE_END.test(after)) return false
  return !(/^[=:]$/.test(text.charAt(start - 1)) && WORD_END.test(after)) && sign !== '>'
}
