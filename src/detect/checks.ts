// The named checks that a rule may ask for. Each judges the found text alone, so locality holds.
import { isBech32 } from '../bech32.ts'
import { CONFLUENT_COVERED, confluentChecksum, GITHUB_COVERED, githubChecksum, gitlabChecksum, grafanaChecksum } from '../checksums.ts'
import { isNkeySeed } from '../nkey.ts'
import { isMacaroon } from './macaroon.ts'
import { isNtlmResponse } from './ntlm.ts'
import { isPlaceholder } from './placeholder.ts'
import { protectionOf } from './private-key.ts'
import { entropyOf, looksRandom } from './random-text.ts'

/** What is judged: the secret, and the part of it behind its public prefix. */
interface Candidate {
  readonly secret: string
  readonly body: string
}

export type Check = (candidate: Candidate) => boolean

interface NamedCheck {
  readonly takesNumber: boolean
  readonly passes: (candidate: Candidate, number: number) => boolean
}

const checks: Readonly<Record<string, NamedCheck>> = {
  entropy: { takesNumber: true, passes: ({ body }, least) => entropyOf(body) >= least },
  digits: { takesNumber: true, passes: ({ body }, least) => body.replace(/[^0-9]/g, '').length >= least },
  mixed: { takesNumber: false, passes: ({ body }) => /[a-z]/.test(body) && /[A-Z]/.test(body) && /[0-9]/.test(body) },
  random: { takesNumber: false, passes: ({ body }) => looksRandom(body) },
  'github-checksum': { takesNumber: false, passes: ({ body }) => endsIn(body, GITHUB_COVERED, githubChecksum) },
  'gitlab-checksum': { takesNumber: false, passes: ({ secret }) => hasGitlabChecksum(secret) },
  'confluent-checksum': { takesNumber: false, passes: ({ body }) => endsIn(body, CONFLUENT_COVERED, confluentChecksum) },
  'grafana-checksum': { takesNumber: false, passes: ({ secret }) => hasGrafanaChecksum(secret) },
  nkey: { takesNumber: false, passes: ({ secret }) => isNkeySeed(secret) },
  bech32: { takesNumber: false, passes: ({ secret }) => isBech32(secret) },
  macaroon: { takesNumber: false, passes: ({ secret }) => isMacaroon(secret.slice(secret.indexOf('-') + 1)) },
  ntlm: { takesNumber: false, passes: ({ secret }) => isNtlmResponse(secret) },
  jwt: { takesNumber: false, passes: ({ secret }) => hasJwtHeader(secret) },
  'basic-auth': { takesNumber: false, passes: ({ secret }) => isUserAndPassword(secret) },
  password: { takesNumber: false, passes: ({ secret }) => isStrongPassword(secret) },
  'private-key': { takesNumber: false, passes: ({ secret }) => protectionOf(secret) !== undefined },
  unencrypted: { takesNumber: false, passes: ({ secret }) => protectionOf(secret) === 'none' },
  encrypted: { takesNumber: false, passes: ({ secret }) => protectionOf(secret) === 'passphrase' },
}

function namedCheck(name: string): NamedCheck | undefined {
  return Object.hasOwn(checks, name) ? checks[name] : undefined
}

/** Compiles "name" or "name number"; the check must have no fault. */
export function compileCheck(check: string): Check {
  const [name = '', number] = check.split(' ')
  const named = namedCheck(name)
  if (!named) throw new RangeError(`no check is called "${name}"`)
  return (candidate) => named.passes(candidate, Number(number))
}

/** What is wrong with a named check, with the remedy; nothing when it is fine. */
export function checkFault(check: string): string | undefined {
  const [name = '', number, ...more] = check.split(' ')
  const named = namedCheck(name)
  if (!named) return `no check is called "${name}"; known are ${Object.keys(checks).join(', ')}`
  const fits = more.length === 0 && (named.takesNumber ? /^\d+(?:\.\d+)?$/.test(number ?? '') : number === undefined)
  return fits ? undefined : `"${check}": write ${named.takesNumber ? `"${name} 3"` : `"${name}"`}`
}

function endsIn(body: string, covered: number, checksum: (text: string) => string): boolean {
  return checksum(body.slice(0, covered)) === body.slice(covered)
}

/** Prefix and payload, perhaps a version, two base-36 digits with the payload's length, and the checksum of all that. */
function hasGitlabChecksum(secret: string): boolean {
  const [, checked = '', payload = '', length = '', checksum] =
    /^(.*?-(?:t[0-9]_)?([0-9A-Za-z_-]+)\.(?:[0-9a-z]{2}\.)?([0-9a-z]{2}))([0-9a-z]{7})$/.exec(secret) ?? []
  return Number.parseInt(length, 36) === payload.length && gitlabChecksum(checked) === checksum
}

function hasGrafanaChecksum(secret: string): boolean {
  const checksumAt = secret.lastIndexOf('_') + 1
  return grafanaChecksum(secret.slice(0, checksumAt - 1)) === secret.slice(checksumAt)
}

const LONG_PASSWORD = 16
const LEAST_PASSWORD_ENTROPY = 2.5
const LEAST_ENTROPY = 3

/** A password that somebody chose to keep others out: no word that stands for one, and no plain word. */
function isStrongPassword(written: string): boolean {
  const secret = unescaped(written)
  if (secret.length < LEAST_PASSWORD || !PRINTABLE.test(secret) || CONSTANT.test(secret)) return false
  if (isPlaceholder(secret) || isWeak(secret) || /^[$%:]/.test(secret)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^0-9A-Za-z]/].filter((kind) => kind.test(secret)).length
  return (
    (kinds >= 2 && entropyOf(secret) >= LEAST_PASSWORD_ENTROPY) || (secret.length >= LONG_PASSWORD && entropyOf(secret) >= LEAST_ENTROPY)
  )
}

const LEAST_PASSWORD = 6
const PRINTABLE = /^[^\x00-\x1f\x7f]+$/
/** What stands for a password where the user's name is a token. */
const CONSTANT = /^x-(?:oauth-basic|token-auth|access-token)$/

/** In an address some signs are written by their numbers (RFC 3986, section 2.1). */
function unescaped(written: string): string {
  return written.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** Words that stand for a password, or that everybody tries first. */
const WEAK = /^(?:pass|passw|passwd|password|passphrase|pwd|secret|word|admin|root|user|test|guest|demo|opensesame|sesame|letmein|welcome)$/
const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', $: 's', '@': 'a' }

/** One of those words, alone or between signs, also with look-alikes for letters: p4ssw0rd, my-secret. */
function isWeak(secret: string): boolean {
  const folded = secret.toLowerCase()
  const spelled = folded.replace(/[01345$@]/g, (sign) => LOOKALIKES[sign] ?? sign)
  return [folded, spelled].some((text) => text.split(/[^a-z]+/).some((part) => WEAK.test(part)))
}

/** RFC 7515, section 4: the header is a JSON object; every signed or encrypted one names its algorithm. */
function hasJwtHeader(secret: string): boolean {
  const header = Buffer.from(secret.slice(0, secret.indexOf('.')), 'base64url').toString()
  return /^\s*\{.*\}\s*$/s.test(header) && /"alg"\s*:\s*"(?!none")/i.test(header)
}

/** RFC 7617, section 2: base64 of `user:password`. Weak passwords are judged by their place, like others without a format. */
function isUserAndPassword(secret: string): boolean {
  const [, user, password] = /^([\x20-\x7e]{0,200}?):([\x20-\x7e]{4,200})$/.exec(Buffer.from(secret, 'base64').toString('latin1')) ?? []
  if (user === undefined || password === undefined) return false
  return isStrongPassword(password) && password.toLowerCase() !== user.toLowerCase()
}
