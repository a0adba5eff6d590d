// What is told by the value alone to be no secret that is worth a report every day; it is reported when it is asked for.
import { bigramScore, LIKE_WORDS, MOSTLY_WORDS } from './bigrams.ts'
import { isPlaceholder } from './placeholder.ts'

/** Words, code, what everybody tries first, and base64 of such. */
export function isPlain(value: string, name: string): boolean {
  // Most of them are words, so that is asked first.
  return (
    (value.length < LONG && WORDS.test(value) && !STRONG_NAME.test(name)) ||
    isCode(value) ||
    COMMON.test(value) ||
    SAYS_SO.test(value) ||
    OTHER_WORD.test(value) ||
    ONE_REQUEST.test(name) ||
    LOOKED_UP.test(name) ||
    (UUID.test(value) && !/pass|pwd|secret|token|cred|auth|api|access|private/i.test(name)) ||
    (isPlaceholder(value) && !JSON_TEXT.test(value)) ||
    isGuessable(value) ||
    isMadeUpBelow(value)
  )
}

/** Members, constants, paths, patterns, mark-up. */
export function isCode(value: string): boolean {
  return !/\d/.test(value) && CODE.test(value)
}

/** Words and a number behind them: what people think of first when they are asked for a password. */
function isGuessable(value: string): boolean {
  return WORDS_AND_NUMBER.test(value) && bigramScore(value.toLowerCase()) > LIKE_WORDS
}

const WORDS_AND_NUMBER = /^(?=.{5,24}$)[A-Za-z]{3,}(?:[-_.]?[A-Za-z]{2,})*[-_.]?(?:\d{1,4}|12345\d{0,5})[!.?]?$/

/** Base64 is as good as what it holds. A user with a password is a login, unless it is one that no server takes. */
function isMadeUpBelow(value: string): boolean {
  const held = textBelow(value)
  if (held === '' || held.includes(':')) return NO_LOGIN.test(held)
  return COMMON.test(held) || SAYS_SO.test(held) || isPlaceholder(held) || bigramScore(held.toLowerCase()) > MOSTLY_WORDS
}

/** The text that a value of base64 holds; empty where it holds bytes. */
function textBelow(value: string): string {
  if (!BASE64.test(value) || value.replace(/=+$/, '').length % 4 === 1) return ''
  const held = Buffer.from(value, 'base64').toString('latin1').trim()
  return /^[\x20-\x7e]+$/.test(held) ? held : ''
}

/** Without a password, or with the words for the two. */
const NO_LOGIN = /:.{0,2}$|^(?:user(?:_?name)?|login):(?:pass(?:w(?:or)?d)?|secret)$/i
const BASE64 = /^[A-Za-z0-9+/]{6,200}={0,2}$/
const LONG = 24
/** A word or two with one for a password, or what the test does with it. */
const SAYS_SO =
  /^[a-z]{0,16}[-_. ]?(?:p[a@4][s5$3]{2}(?:w[o0]?r?d)?|s[e3]cr[e3]t|pwd?|pass(?:phrase|code)|t[o0]k[e3]n)[-_. ]?\d{0,4}[!.?]?$|^(?:not?[-_ ]?(?:used|valid|needed)|unused|ignored?|wrong|invalid|incorrect|broken|bad|short|plain|confidential|something|whatever)[-_ ]?[a-z]{0,12}\d{0,4}$/i
/** What another field is called, and how bad or loud something is. */
const OTHER_WORD = /^(?:user_?name|login|e-?mail|custom|info|low|medium|high|warning|debug)$/i
/** Against forged and repeated requests, or for the next page of an answer: worth nothing with the next one. */
const ONE_REQUEST =
  /csrf|xsrf|authenticity|cnonce|sec-websocket-(?:key|accept)|(?:next|continuation|page|cursor|sync|request)_?token$|idempotency/i
/** By which something is looked up. */
const LOOKED_UP = /(?:^|[_.-]|(?=[A-Z]))(?:cache|partition|sort|foreign|routing|row|range|group|shard|object|s3)[-_.]?key$/i
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i
/** Its braces are no mark of a placeholder. */
const JSON_TEXT = /^\{\\{0,3}["']/
const WORDS = /^[A-Za-z]+(?:[-_ .:][A-Za-z]+)*$/
const STRONG_NAME = /pass|pwd|secret|cred|salt|nonce|basic|bearer/i
const CODE = /^(?:[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+|[A-Z]+(?:_[A-Z]+)+|[.~]?\/[\w./-]*)$|\\[dwsbDWSB]|\[\^?[\w-]+\]|<\/?[A-Za-z]/
/** What is called so, or comes with a password that is its name. */
const BASES = [
  'p[a@4]ss?(?:w[o0]?r?d)?|passphrase|secret|pwd|credential|admin|root|test(?:ing)?|user|guest|demo|default|token|key',
  'postgres(?:ql)?|mysql|mariadb|redis|rabbitmq|mongo(?:db)?|cassandra|oracle|elastic|kibana|grafana|influx(?:db)?|neo4j|minio(?:admin)?',
  'odoo|tomcat|nacos|keycloak|jenkins|sonar(?:qube)?|gitlab|wordpress|nextcloud|airflow|superset|ldap',
].join('|')
const WHOLE =
  'change[-_ ]?(?:me|it)|let[-_ ]?me[-_ ]?in|welcome\\d*|qwert[yz]\\w{0,6}|asdf\\w{0,6}|\\d{1,10}|abc\\w{0,6}|foo\\w{0,6}|hunter\\d*|toor|hello\\w{0,8}|dummy|fake'
/** What stands in set-ups because something has to; weak passwords are reported when they are asked for. */
const COMMON = new RegExp(
  `^(?:(?:my|the|new|old|some|test|user|db|root|admin|super|wrong|bad|default)?[-_ .]?(?:${BASES})s?[-_ .]?\\d{0,4}!?|${WHOLE})$`,
  'i',
)
