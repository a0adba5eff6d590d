// The first packet of an OpenPGP private key: is it a secret key, whole, and locked? RFC 9580, sections 4.2 and 5.5.
import { holdsMost, type Protection } from './armour.ts'

const SECRET_KEY = 5
const SECRET_SUBKEY = 7
/** Where the algorithm stands: behind version and time, in version 3 behind a time of validity too. */
const ALGORITHM = 5
const ALGORITHM_V3 = 7
/** Versions 5 and 6 say how long the public half is. */
const COUNT_BYTES = 4
const RSA = [1, 2, 3]
/** Algorithm → how many numbers its public half has. */
const NUMBERS: Readonly<Record<number, number>> = { 16: 3, 17: 4 }
const RSA_NUMBERS = 2
/** Algorithm → how many elements its public half has on a curve: the curve's name, a point, and for ECDH a key derivation. */
const ECDH = 18
const CURVES = [ECDH, 19, 22]
/** Algorithm → bytes of a public half that has one size: X25519, X448, Ed25519, Ed448. */
const FIXED: Readonly<Record<number, number>> = { 25: 32, 26: 56, 27: 32, 28: 57 }

/** How the secret key in the first packet is protected; undefined when it is none or a part of one. */
export function protectionOfPgp(bytes: Buffer): Protection | undefined {
  const packet = firstPacket(bytes)
  if (!packet || (packet.tag !== SECRET_KEY && packet.tag !== SECRET_SUBKEY)) return undefined
  if (!holdsMost(bytes, packet.end)) return undefined
  const usage = bytes[endOfPublic(bytes, packet.start)]
  return usage === 0 ? 'none' : 'passphrase'
}

/** Section 4.2: the tag, and where the body begins and ends. */
function firstPacket(bytes: Buffer): { tag: number; start: number; end: number } | undefined {
  const [head = 0, length = 0, second = 0] = bytes
  if (head < 0x80 || bytes.length < ALGORITHM) return undefined
  const place = (tag: number, start: number, count: number) => ({ tag, start, end: start + count })
  if ((head & 0x40) === 0) {
    const tag = (head >> 2) & 0x0f
    const size = 1 << (head & 3)
    return size > 4 ? undefined : place(tag, 1 + size, bytes.readUIntBE(1, size))
  }
  const tag = head & 0x3f
  if (length < 192) return place(tag, 2, length)
  if (length < 224) return place(tag, 3, ((length - 192) << 8) + second + 192)
  return length === 255 ? place(tag, 6, bytes.readUInt32BE(2)) : undefined
}

/** Where the public half ends: the byte there says how the private one is encrypted, 0 being not at all. */
function endOfPublic(bytes: Buffer, start: number): number {
  const version = bytes[start] ?? 0
  const at = start + (version === 3 ? ALGORITHM_V3 : ALGORITHM)
  const algorithm = bytes[at] ?? 0
  const from = at + 1 + (version >= 5 ? COUNT_BYTES : 0)
  const fixed = FIXED[algorithm]
  if (fixed !== undefined) return from + fixed
  if (!CURVES.includes(algorithm)) return endOfNumbers(bytes, from, NUMBERS[algorithm] ?? (RSA.includes(algorithm) ? RSA_NUMBERS : 0))
  const point = endOfNumbers(bytes, from + 1 + (bytes[from] ?? 0), 1)
  return algorithm === ECDH ? point + 1 + (bytes[point] ?? 0) : point
}

/** Section 3.2: two bytes with the number of bits, then the number. */
function endOfNumbers(bytes: Buffer, from: number, count: number): number {
  let end = from
  for (let i = 0; i < count; i++) end += 2 + ((((bytes[end] ?? 0) << 8) + (bytes[end + 1] ?? 0) + 7) >> 3)
  return end
}
