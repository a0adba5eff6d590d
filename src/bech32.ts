// BIP 173: a readable part, the separator 1, data of five bits a character, and six characters of checksum. age's keys are written so,
// without BIP 173's limit of length (C2SP, age.md).

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const CHECKSUM_DIGITS = 6
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** The upper-case text for a readable part and values of five bits. */
export function encodeBech32(readable: string, values: readonly number[]): string {
  const checked = polymod([...expanded(readable.toLowerCase()), ...values, ...Array<number>(CHECKSUM_DIGITS).fill(0)]) ^ 1
  const checksum = Array.from({ length: CHECKSUM_DIGITS }, (_, i) => (checked >> (5 * (CHECKSUM_DIGITS - 1 - i))) & 31)
  return `${readable}1${[...values, ...checksum].map((value) => ALPHABET.charAt(value)).join('')}`.toUpperCase()
}

/** Whether the text, in one case, ends in its checksum. */
export function isBech32(text: string): boolean {
  const folded = text.toLowerCase()
  const separator = folded.lastIndexOf('1')
  const values = Array.from(folded.slice(separator + 1), (character) => ALPHABET.indexOf(character))
  return separator > 0 && !values.includes(-1) && polymod([...expanded(folded.slice(0, separator)), ...values]) === 1
}

/** The readable part as values: high bits, zero, low bits. */
function expanded(readable: string): number[] {
  const codes = Array.from(readable, (character) => character.charCodeAt(0))
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

function polymod(values: readonly number[]): number {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [i, generator] of GENERATORS.entries()) if ((top >> i) & 1) sum ^= generator
  }
  return sum
}
