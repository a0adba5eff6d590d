// What stands where a value would, and is told by its shape, its quotes or a few characters around it to be something else: a
// number that is published, an address, a type, a member, the next word of a list.
import type { Assignment } from './assignment.ts'
import { bigramScore, LIKE_WORDS } from './bigrams.ts'

/** Characters before the name and behind the value that are looked at. */
const REACH = 24
const RESOURCE_REACH = 96

/** Whether the value of the assignment is something else than what the name speaks of. */
export function isOtherValue(text: string, assignment: Assignment): boolean {
  const { nameStart, start, end, quote } = assignment
  const value = text.slice(start, end)
  if (isKeyId(text, assignment, value) || PUBLISHED.test(value) || /^[,;)\]}]\s/.test(value) || isAddress(value)) return true
  const before = text.slice(Math.max(0, nameStart - REACH), nameStart)
  const after = text.slice(end + quote.length, end + quote.length + REACH)
  if (BADGE.test(before) || RESOURCE.test(text.slice(Math.max(0, nameStart - RESOURCE_REACH), nameStart)) || after.startsWith(']('))
    return true
  return quote === '' ? isBareWord(text, assignment, after) : isQuotedWord(text, assignment, before)
}

/** The numbers of keys (of OpenPGP's: RFC 9580, section 5.5.4): `key 1A2B…`, and under `keys:` an item of whose signatures count. */
function isKeyId(text: string, { name, nameStart, start, sign, quote }: Assignment, value: string): boolean {
  const isNext = sign === '' && quote === '' && /^keys?$/i.test(name)
  if (isNext && /^(?:\d+|[0-9A-F]{8,16}|[0-9A-F]{40})$/.test(value)) return true
  return /^(?:[0-9A-F]{16}|[0-9A-F]{40})$/.test(value) && /keys$/i.test(name) && text.slice(nameStart + name.length, start).includes('\n')
}

/** Advisories, digests with their kind before them, names. */
const PUBLISHED =
  /^(?:GHSA(?:-[2-9a-z]{4}){3}|CVE-\d{4}-\d{4,})(?![0-9A-Za-z])|^(?:sha(?:1|224|256|384|512)|md5)[-=:]|^(?:urn|arn:[a-z-]{2,12}):/i
/** A picture's token is published with it. */
const BADGE = /\.(?:svg|png)\?(?:[\w=]{1,16}&)?$/i
/** `arn:aws:secretsmanager:…` */
const RESOURCE = /(?:^|[^\w-])arn:[a-z-]{1,12}:[^\s"'`]{0,80}$/

/** Of a server without a user, of a file, of a machine. */
function isAddress(value: string): boolean {
  return /^(?!data:)[a-z][a-z0-9+.-]{1,15}:\/\/[^/@\s]*(?:\/|$)/i.test(value) || FOLDERS.test(value) || NUMBERS.test(value)
}

const FOLDERS = /^(?:~|\.{1,2})?\/(?:[a-z][a-z_.-]{1,20}\/){2}[\w./-]*$/
const NUMBERS =
  /^\[(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\]|^(?=.*(?:::|[0-9a-f]{3}))(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/i

/** Bytes that no text has: what was found in a picture. */
function isGarbled(value: string): boolean {
  return /[\x00-\x08\x0e-\x1f\x7f]|[\x80-\xbf]{4}|[\xc2-\xf4](?![\x80-\xbf])/.test(value)
}

/** Without quotes: a type, a path of names in code, an argument, the text of a sentence or of an element. */
function isBareWord(text: string, { name, nameStart, start, end, sign }: Assignment, after: string): boolean {
  const value = text.slice(start, end)
  const between = text.slice(nameStart + name.length, start)
  if (isGarbled(value) || sign === '::' || (sign === ':' && /^\?/.test(between))) return true
  if (sign === '(' && ARGUMENT.test(value) && /^\s{0,2}[,)]/.test(after)) return true
  if (sign === ':' && /\s:$/.test(between) && SYMBOL.test(value)) return true
  if (sign === '>' && isLabelled(text, nameStart, between)) return true
  if (/^(?:PASS|FAIL)$/.test(name) && sign === ':' && isOutput(text, nameStart, value)) return true
  if (CLASS.test(value) && after.startsWith(';')) return true
  return (isFollowedByCode(sign, between, after) && isIdentifier(value)) || (sign === '' && FOREIGN_WORD.test(value))
}

const ARGUMENT = /^[A-Za-z_]*[a-z]\w{0,20}$/
/** As the Java virtual machine writes them. */
const CLASS = /^\[?L[a-z]\w{1,60}(?:[/$]\w{1,60}){1,12}$/
const SYMBOL = /^[a-z_]{3,}$/
/** In UTF-8, a character a byte. */
const FOREIGN_WORD = /^[a-z\x80-\xff]*[\x80-\xff][a-z\x80-\xff]*[.,:;!?]?$/i

/** `id="password">Your password`, `<user:password> [options]`. */
function isLabelled(text: string, nameStart: number, between: string): boolean {
  return /\[$/.test(between) || /(?:id|class|for|href)=["']?#?[\w-]{0,20}$/i.test(text.slice(Math.max(0, nameStart - REACH), nameStart))
}

/** `PASS: parses numbers`, what tests print. */
function isOutput(text: string, nameStart: number, value: string): boolean {
  return /["'`(]$/.test(text.slice(0, nameStart).slice(-1)) || /^[A-Za-z]+:?$|^sha\d?-?\d{3}$/i.test(value)
}

/** In connection strings and lists of settings, a separator follows the value, too. */
function isFollowedByCode(sign: string, between: string, after: string): boolean {
  if (/^(?:\(|\s{0,2}\{)/.test(after)) return true
  return /^\s{0,2}[,);]/.test(after) && (/^[(,]$/.test(sign) || (sign === '=' && /\s$/.test(between)))
}

/** `Aes128Gcm`, `x509KeyPem`: a name in code with a number in it. */
function isIdentifier(value: string): boolean {
  return /^[A-Za-z_$][\w$]{3,40}$/.test(value) && !/\d{4}/.test(value) && bigramScore(value.toLowerCase()) > LIKE_WORDS
}

/** In quotes: the next word of a list, another member of a type. */
function isQuotedWord(text: string, { name, nameStart, start, sign }: Assignment, before: string): boolean {
  if (sign === '|') return /["']$/.test(before)
  return sign === '' && /["'`]$/.test(before) && /^["'`][)\]]?\s/.test(text.slice(nameStart + name.length, start))
}
