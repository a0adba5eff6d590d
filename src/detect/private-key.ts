// Looks behind the armour of a private key: is there key material that could be somebody's, and is it in clear?
// RFC 7468 (PEM), RFC 4716 and OpenSSH's PROTOCOL.key, RFC 9580 section 6 (OpenPGP).
import { entropyOf } from './random-text.ts'

const LEAST_MATERIAL = 64
/** Real key material is near six bits a character; a text that somebody typed is well below five. */
const LEAST_ENTROPY = 4.5

/** Whether the armoured text holds a plausible key that is not encrypted with a passphrase. */
export function isPlausiblePrivateKey(armoured: string): boolean {
  if (/ENCRYPTED/.test(armoured.slice(0, 200))) return false
  const material = materialOf(armoured)
  if (material.length < LEAST_MATERIAL || entropyOf(material) < LEAST_ENTROPY) return false
  const start = Buffer.from(material.slice(0, LEAST_MATERIAL), 'base64')
  if (/OPENSSH/.test(armoured.slice(0, 40))) return isOpenSsh(start)
  if (/PGP/.test(armoured.slice(0, 40))) return (start[0] ?? 0) >= 0x80
  return isDer(start)
}

/** The base64 text alone: without armour, header lines, escapes, quotes and indentation. */
function materialOf(armoured: string): string {
  const inner = armoured.replace(/^-----BEGIN [A-Z0-9 ]+-----/, '').replace(/-----END[\s\S]*$/, '')
  return inner
    .replace(/\\u000a|\\[nrt]/gi, '\n')
    .replace(/["'`][ \t]*\+[ \t]*$/gm, '')
    .replace(/^[ \t]*\+[ \t]*["'`]/gm, '')
    .replace(/^[\s"'+]*[A-Za-z][A-Za-z-]*: .*$/gm, '')
    .replace(/[^0-9A-Za-z+/=]/g, '')
    .replace(/=[0-9A-Za-z+/]{4}$/, '')
}

/** A SEQUENCE of 128 bytes or more, or a short one for keys on elliptic curves. */
function isDer(start: Buffer): boolean {
  return start[0] === 0x30 && (start[1] ?? 0) >= 0x20 && (start[1] ?? 0) <= 0x84
}

/** "openssh-key-v1", then the cipher's name: only `none` leaves the key in clear. */
function isOpenSsh(start: Buffer): boolean {
  const magic = 'openssh-key-v1\0'
  const cipherAt = magic.length + 4
  return start.toString('latin1', 0, magic.length) === magic && start.toString('latin1', cipherAt, cipherAt + 4) === 'none'
}
