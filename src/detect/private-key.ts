// Looks behind the armour of a private key: is it whole, could it be somebody's, and does a passphrase protect it?
// RFC 7468 (PEM), RFC 4716 and OpenSSH's PROTOCOL.key, RFC 9580 (OpenPGP).
import { type Armour, holdsMost, type Protection, readArmour } from './armour.ts'
import { protectionOfPgp } from './pgp-key.ts'
import { protectionOfPutty } from './putty-key.ts'
import { entropyOf } from './random-text.ts'

const LEAST_MATERIAL = 64
/** Real key material is near six bits a character; a text that somebody typed is well below five. */
const LEAST_ENTROPY = 4.5
/** Curve25519 and Ed25519 in formats without a structure. */
const RAW_BYTES: readonly number[] = [32, 64]
const RAW_MATERIAL = 42

/** How the key in armoured or bare text is protected; undefined when it holds no whole, plausible private key. */
export function protectionOf(text: string): Protection | undefined {
  if (text.startsWith('PuTTY')) return protectionOfPutty(text)
  const armour = readArmour(text)
  const { label, material, bytes } = armour
  if (material.length < RAW_MATERIAL || entropyOf(material) < LEAST_ENTROPY) return undefined
  if (label === '') return protectionOfBare(bytes)
  if (/^(?:NEBULA|X25519|ED25519)/.test(label)) return RAW_BYTES.includes(bytes.length) ? 'none' : protectionOfPem(armour)
  if (material.length < LEAST_MATERIAL) return undefined
  if (/^OPENSSH/.test(label)) return protectionOfOpenSsh(bytes)
  if (/^SSH2/.test(label)) return protectionOfSsh2(bytes)
  if (/^PGP/.test(label)) return protectionOfPgp(bytes)
  return protectionOfPem(armour)
}

function protectionOfPem({ label, encrypted, bytes }: Armour): Protection | undefined {
  if (encrypted) return 'passphrase'
  if (/^ENCRYPTED (?:COSIGN|SIGSTORE)/.test(label)) return bytes.toString('latin1', 0, 1) === '{' ? 'passphrase' : undefined
  if (/ENCRYPTED/.test(label)) return isSequence(bytes) || label.startsWith('NEBULA') ? 'passphrase' : undefined
  return isSequence(bytes) ? 'none' : undefined
}

function protectionOfBare(bytes: Buffer): Protection | undefined {
  if (bytes.toString('latin1', 0, OPENSSH_MAGIC.length) === OPENSSH_MAGIC) return protectionOfOpenSsh(bytes)
  if (bytes.toString('latin1', 0, 2) === 'Ed') return protectionOfSigner(bytes)
  return isKeySequence(bytes) ? 'none' : undefined
}

const SEQUENCE = 0x30
const INTEGER = 0x02

/** X.690, section 8.1.3: a SEQUENCE, and most of what its length says. */
function isSequence(bytes: Buffer): boolean {
  const header = headerOf(bytes)
  return header !== undefined && bytes[0] === SEQUENCE && holdsMost(bytes, header.end)
}

/**
 * Exactly one SEQUENCE: a version, then numbers (RSA, DSA), the secret (EC) or the algorithm (PKCS #8). Certificates and public keys have no
 * version.
 */
function isKeySequence(bytes: Buffer): boolean {
  const header = headerOf(bytes)
  if (bytes[0] !== SEQUENCE || header?.end !== bytes.length) return false
  const [tag, length, version, next] = bytes.subarray(header.start)
  return tag === INTEGER && length === 1 && (version ?? 2) <= 1 && [INTEGER, 0x04, SEQUENCE].includes(next ?? 0)
}

/** Where the contents of the first element begin, and where they must end. */
function headerOf(bytes: Buffer): { start: number; end: number } | undefined {
  const first = bytes[1] ?? 0
  if (first < 0x80) return { start: 2, end: 2 + first }
  const count = first & 0x7f
  if (count < 1 || count > 3 || bytes.length < 2 + count) return undefined
  return { start: 2 + count, end: 2 + count + bytes.readUIntBE(2, count) }
}

const OPENSSH_MAGIC = 'openssh-key-v1\0'

/** PROTOCOL.key: magic, then strings: cipher, kdf, its options; a number of keys; strings: public key, private keys. */
function protectionOfOpenSsh(bytes: Buffer): Protection | undefined {
  if (bytes.toString('latin1', 0, OPENSSH_MAGIC.length) !== OPENSSH_MAGIC) return undefined
  const cipher = stringAt(bytes, OPENSSH_MAGIC.length)
  const options = endOfStrings(bytes, OPENSSH_MAGIC.length, 3)
  const publicKey = endOfStrings(bytes, options + 4, 1)
  if (!holdsMost(bytes, endOfStrings(bytes, publicKey, 1))) return undefined
  return cipher === 'none' ? 'none' : 'passphrase'
}

const SSH2_MAGIC = 0x3f6ff9eb

/** ssh.com's format: magic, length, strings: type of the key, cipher. */
function protectionOfSsh2(bytes: Buffer): Protection | undefined {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== SSH2_MAGIC) return undefined
  if (!holdsMost(bytes, bytes.readUInt32BE(4))) return undefined
  return stringAt(bytes, endOfStrings(bytes, 8, 1)) === 'none' ? 'none' : 'passphrase'
}

/** RFC 4251, section 5: four bytes of length, then as many bytes. */
function stringAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at + 4, endOfStrings(bytes, at, 1))
}

/** Where some strings end; infinite when the first bytes of one are missing. */
function endOfStrings(bytes: Buffer, at: number, count: number): number {
  let end = at
  for (let i = 0; i < count; i++) end = end + 4 <= bytes.length ? end + 4 + bytes.readUInt32BE(end) : Number.POSITIVE_INFINITY
  return end
}

const MINISIGN_BYTES = 158
const SIGNIFY_BYTES = 104

/** minisign: Ed, Sc or two zeros, B2; signify: Ed, BK, the rounds of its key derivation. */
function protectionOfSigner(bytes: Buffer): Protection | undefined {
  if (bytes.length === MINISIGN_BYTES) return bytes.readUInt16BE(2) === 0 ? 'none' : 'passphrase'
  if (bytes.length === SIGNIFY_BYTES) return bytes.readUInt32BE(4) === 0 ? 'none' : 'passphrase'
  return undefined
}
