// The named checks of a rule in words, and what they saw of a value, in numbers that tell nothing of it.
import { entropyOf } from '../detect/random-text.ts'

const WORDS: Readonly<Record<string, string>> = {
  entropy: 'bits of entropy a character behind the prefix, at least',
  digits: 'digits, at least',
  mixed: 'lower-case letters, upper-case letters and digits',
  random: 'looks drawn by chance: no words, names, paths or sequences',
  'github-checksum': 'the last six characters are the checksum of the thirty before them',
  'gitlab-checksum': 'payload, its length and the checksum of all before it agree',
  'confluent-checksum': 'the last six characters are the checksum of the 54 before them',
  'grafana-checksum': 'what follows the last _ is the checksum of what stands before it',
  nkey: 'a NATS seed whose checksum is right',
  bech32: 'ends in the checksum of BIP 173',
  macaroon: 'decodes to a whole macaroon',
  ntlm: 'decodes to a login by NTLM that holds an answer to a challenge',
  jwt: 'the first part decodes to a JSON header that names an algorithm',
  'basic-auth': 'decodes to user:password, and the password is no placeholder',
  password: 'no word that stands for a password, and of several kinds of characters or long',
  'private-key': 'holds most of a private key',
  unencrypted: 'no passphrase protects the key',
  encrypted: 'a passphrase protects the key',
}

const NO_PLACEHOLDER = 'no placeholder: no your_key_here, no runs of x, no sequences'

/** Each check, one a line; the one that all rules have comes first. */
export function checkWords(checks: readonly string[]): string[] {
  return [NO_PLACEHOLDER, ...checks.map(wordsOf)]
}

/** The same of a value that passed: `body` is the part of it behind its public prefix. */
export function passedWords(checks: readonly string[], body: string): string[] {
  return [NO_PLACEHOLDER, ...checks.map((check) => wordsOf(check) + measured(check, body))]
}

function wordsOf(check: string): string {
  const [name = '', number] = check.split(' ')
  return [name, ...(WORDS[name] ? [`${WORDS[name]}${number ? ` ${number}` : ''}`] : [])].join(': ')
}

function measured(check: string, body: string): string {
  if (check.startsWith('entropy ')) return `; it has ${entropyOf(body).toFixed(2)}`
  if (check.startsWith('digits ')) return `; it has ${body.replace(/[^0-9]/g, '').length}`
  return ''
}
