// How containers begin. Names say nothing: a .docx is a zip, and a file called .zip may be none.

/** Bytes of a file's beginning that tell what it is: a tar's first header. */
export const HEAD_BYTES = 512
/** Bytes of a zip's end, when it has no comment. */
export const TAIL_BYTES = 22

/** Of a tar's header. */
export const CHECKSUM_AT = 148
const CHECKSUM_BYTES = 8

/** APPNOTE.TXT 4.3.7; 4.3.16 for one without entries. */
export const isZip = (head: Uint8Array) => begins(head, [0x50, 0x4b, 3, 4]) || begins(head, [0x50, 0x4b, 5, 6])
/** RFC 1952, section 2.3.1; deflate is the only method there is. */
export const isGzip = (head: Uint8Array) => begins(head, [0x1f, 0x8b, 8])
/** The magic, the block size, and the first block's: pi, or the square root of pi where there is none. */
export const isBzip2 = (head: Uint8Array) =>
  begins(head, [0x42, 0x5a, 0x68]) && (begins(head.subarray(4), [0x31, 0x41, 0x59, 0x26]) || begins(head.subarray(4), [0x17, 0x72, 0x45]))
/** RFC 8878, section 3.1.1. */
export const isZstd = (head: Uint8Array) => begins(head, [0x28, 0xb5, 0x2f, 0xfd])
/** The .xz file format, section 2.1.1.1. */
export const isXz = (head: Uint8Array) => begins(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])
export const isSevenZip = (head: Uint8Array) => begins(head, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])
export const isRar = (head: Uint8Array) => begins(head, [0x52, 0x61, 0x72, 0x21, 0x1a, 7])

/** A script, or an executable of Windows or Linux: a zip may follow. */
export const isProgram = (head: Uint8Array) =>
  begins(head, [0x23, 0x21]) || begins(head, [0x4d, 0x5a]) || begins(head, [0x7f, 0x45, 0x4c, 0x46])

/** Programs put their own beginning before a zip, whose directory is at the end. */
export const endsAsZip = (tail: Uint8Array) => begins(tail, [0x50, 0x4b, 5, 6]) && tail[20] === 0 && tail[21] === 0

/** POSIX.1-2017, pax, "ustar Interchange Format"; old ones have no magic, but all have the checksum. */
export function isTar(head: Uint8Array): boolean {
  return head.length >= HEAD_BYTES && head[0] !== 0 && octalAt(head, CHECKSUM_AT) === checksumOf(head)
}

/** ISO 32000-1, section 7.5.2. */
export const isPdf = (head: Uint8Array) => begins(head, [0x25, 0x50, 0x44, 0x46, 0x2d])

/** The number that a field of a tar's header says; 0 for none. */
export function octalAt(bytes: Uint8Array, at: number): number {
  let number = 0
  let i = at
  while (bytes[i] === BLANK) i++
  for (; i < at + CHECKSUM_BYTES; i++) {
    const byte = bytes[i] as number
    if (byte === 0 || byte === BLANK) return number
    if (byte < 0x30 || byte > 0x37) return 0
    number = 8 * number + byte - 0x30
  }
  return 0
}

const BLANK = 0x20

/** The sum of the header's bytes, with blanks for the checksum's own. */
function checksumOf(head: Uint8Array): number {
  let sum = CHECKSUM_BYTES * 0x20
  for (let i = 0; i < HEAD_BYTES; i++) if (i < CHECKSUM_AT || i >= CHECKSUM_AT + CHECKSUM_BYTES) sum += head[i] as number
  return sum
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}
