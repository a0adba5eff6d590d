// Which entries of a dotenv file hold a secret, by their looks.
import type { DotenvEntry } from '../dotenv/entry.ts'

const SECRET_WORD = /(?:^|_)(?:API_?KEY|KEY|SECRET|TOKEN|PASSWORD|PASSWD|PASS|PWD|CREDENTIALS?|SALT|PASSPHRASE)(?:_|$)/
const PUBLIC_WORD = /(?:^|_)(?:PUBLIC|PUBLISHABLE|SITE|CLIENT_ID|KEY_ID|ANON)(?:_|$)/
/** What is said of a secret, and is none. */
const ABOUT_IT =
  /_(?:NAME|PATH|FILE|DIR|URL|URI|ENDPOINT|HOST|PORT|ID|TTL|AGE|EXPIRY|EXPIRES|EXPIRES_IN|EXPIRATION|LENGTH|SIZE|TYPE|ALGORITHM|ALG|PREFIX|HEADER|ISSUER|AUDIENCE|VERSION|REGION|BUCKET|ARN|TIMEOUT|POLICY|ROUNDS|LIMIT|FORMAT|MODE|PROVIDER|COOKIE|FIELD|USER|USERNAME|ENABLED)$/
const WORDS =
  /^(?:development|production|staging|testing|localhost|postgres|postgresql|mysql|mariadb|mongodb|rabbitmq|elastic|elasticsearch|minioadmin|password\d*|passw0rd|secret\d*|changeit|disabled|enabled|undefined|database|username|administrator|guest|anonymous)$/i
const PLACEHOLDER =
  /your|change[_-]?(?:me|this|it)|placeholder|example|dummy|sample|replace|insert|todo|fixme|xxx|fake|mock|<[^>]*>|\.\.\.|…|\*{3}|^(.)\1*$|^(?:test|local|dev)[_-]|not[_-]?(?:a[_-])?(?:real|secret)|some[_-]/i
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|[\w-]+)$/i
/** What publishable keys and those for tests begin with, whoever issues them. */
const HARMLESS = /^(?:pk_|[a-z]{2}_test_)/
const LEAST_CHARACTERS = 8

/** `STRIPE_SECRET_KEY`, `dbPassword`; not `SECRET_KEY_PATH`, nor `PUBLIC_KEY`. */
function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[.-]/g, '_')
    .toUpperCase()
  return SECRET_WORD.test(words) && !PUBLIC_WORD.test(words) && !ABOUT_IT.test(words)
}

/** Whether it is the address of something elsewhere, with a password in it. */
function isAddressWithPassword(value: string): boolean {
  const [, password = '', host = ''] = /^[a-z][\w+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@([^\s/:?#]+)/i.exec(value) ?? []
  return password !== '' && !LOCAL.test(host) && !isTrivial(password)
}

/** Too short, a number, a word that everybody uses, or a text that stands for a value. */
function isTrivial(value: string): boolean {
  return (
    value.length < LEAST_CHARACTERS || HARMLESS.test(value) || /^[\d.,:\s-]*$/.test(value) || WORDS.test(value) || PLACEHOLDER.test(value)
  )
}

/** Whether nobody else should know the value. */
export function isSecretEntry({ name, value, interpolates, commentedOut }: DotenvEntry): boolean {
  if (interpolates || commentedOut) return false
  if (/^[a-z][\w+.-]*:\/\//i.test(value)) return isAddressWithPassword(value)
  return isSecretName(name) && !isTrivial(value) && !/\s/.test(value.trim())
}
