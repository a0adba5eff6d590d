// Whether bytes are the message by which NTLM logs in: type 3, with an answer to the server's challenge ([MS-NLMP], section 2.2.1.3).
import { entropyOf } from './random-text.ts'

const TYPE_AT = 8
const AUTHENTICATE = 3
const RESPONSE_LENGTH_AT = 20
const RESPONSE_OFFSET_AT = 24
const HEADER_BYTES = 64
/** Of version 1; those of version 2 are longer. Who logs in as nobody sends none. */
const LEAST_RESPONSE = 24
/** Bits a byte. */
const LEAST_ENTROPY = 3

/** Reads base64. */
export function isNtlmResponse(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length < HEADER_BYTES || bytes.readUInt32LE(TYPE_AT) !== AUTHENTICATE) return false
  const length = bytes.readUInt16LE(RESPONSE_LENGTH_AT)
  const start = bytes.readUInt32LE(RESPONSE_OFFSET_AT)
  const response = bytes.toString('latin1', start, start + length)
  return length >= LEAST_RESPONSE && response.length === length && entropyOf(response) >= LEAST_ENTROPY
}
