// Whether bytes are a whole macaroon of version 2: fields of a type, a length and as many bytes, in sections that end in zero, and the
// signature last. github.com/rescrv/libmacaroons, doc/format.txt.

const VERSION = 2
const END = 0
const SIGNATURE = 6
const SIGNATURE_BYTES = 32

/** Reads base64url without padding. */
export function isMacaroon(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes[0] !== VERSION) return false
  let at = 1
  let last = -1
  while (at < bytes.length) {
    const type = bytes[at] ?? 0
    if (type === SIGNATURE) return last === END && bytes[at + 1] === SIGNATURE_BYTES && at + 2 + SIGNATURE_BYTES === bytes.length
    last = type
    at = type === END ? at + 1 : endOfField(bytes, at + 1)
  }
  return false
}

/** Behind a length, whose bytes have seven bits each, and what it counts. */
function endOfField(bytes: Buffer, at: number): number {
  const low = bytes[at] ?? 0
  if (low < 0x80) return at + 1 + low
  return at + 2 + (low & 0x7f) + ((bytes[at + 1] ?? 0) << 7)
}
