// Which container something is, by its bytes.
import { containers } from '../index.ts'
import type { Container } from '../reading/container.ts'
import { CHECKSUM_AT, endsAsZip, HEAD_BYTES, isProgram, octalAt, TAIL_BYTES } from './signatures.ts'

/** What begins so; `tail` are the last TAIL_BYTES of what may be a program with a zip behind it. */
export function recognize(head: Uint8Array, tail?: Uint8Array): Container | undefined {
  return containers.find(({ fits }) => fits(head)) ?? (tail && endsAsZip(tail) ? containers[0] : undefined)
}

/** The first bytes of all that is recognized by a signature, and of programs. */
const FIRST_BYTES = new Uint8Array(256)
for (const byte of [0x50, 0x1f, 0x42, 0x28, 0xfd, 0x37, 0x52, 0x25, 0x23, 0x4d, 0x7f]) FIRST_BYTES[byte] = 1

/** Whether [at, at + size) is a container: this is asked of every object of a history. */
export function isPacked(bytes: Uint8Array, at: number, size: number): boolean {
  if (size < TAIL_BYTES) return false
  if (FIRST_BYTES[bytes[at] as number] !== 1 && (size < HEAD_BYTES || octalAt(bytes, at + CHECKSUM_AT) === 0)) return false
  const head = bytes.subarray(at, at + Math.min(size, HEAD_BYTES))
  return recognize(head, isProgram(head) ? bytes.subarray(at + size - TAIL_BYTES, at + size) : undefined) !== undefined
}
