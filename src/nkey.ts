// NATS' seeds: base32 of two bytes that say "seed" and whose, 32 random bytes, and a CRC-16. github.com/nats-io/nkeys, README.md and
// the package's documentation (XMODEM's CRC, low byte first).

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Letter → the type's byte: it is the letter's five bits. */
const typeByte = (letter: string) => ALPHABET.indexOf(letter) << 3
const SEED = typeByte('S')
const SEED_BYTES = 36
const CHECKSUM_BYTES = 2
const POLYNOMIAL = 0x1021

/** The seed of the type (U, A, O, N, C, X) with these 32 random bytes. */
export function nkeySeed(letter: string, random: Uint8Array): string {
  const type = typeByte(letter)
  const body = Buffer.from([SEED | (type >> 5), (type & 0x1f) << 3, ...random])
  const checksum = crc16(body)
  return encodeBase32(Buffer.from([...body, checksum & 0xff, checksum >> 8]))
}

/** Whether the text is a seed whose checksum is right. */
export function isNkeySeed(text: string): boolean {
  const bytes = decodeBase32(text)
  if (bytes.length !== SEED_BYTES || ((bytes[0] ?? 0) & 0xf8) !== SEED) return false
  return crc16(bytes.subarray(0, -CHECKSUM_BYTES)) === bytes.readUInt16LE(SEED_BYTES - CHECKSUM_BYTES)
}

function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1
    crc &= 0xffff
  }
  return crc
}

/** RFC 4648, section 6, without padding. */
function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('')
}

/** The whole bytes of a text in base32. */
function decodeBase32(text: string): Buffer {
  const bits = Array.from(text, (digit) => ALPHABET.indexOf(digit).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
