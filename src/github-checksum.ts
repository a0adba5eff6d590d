// The checksum at the end of GitHub's and npm's keys: CRC-32 of the random part, as six base-62 digits.
// https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Characters that the checksum covers. */
export const CHECKED_LENGTH = 30
const CHECKSUM_LENGTH = 6
const POLYNOMIAL = 0xedb88320

/** Six characters, padded with zeros on the left. The body is ASCII. */
export function githubChecksum(body: string): string {
  let rest = crc32(body)
  let digits = ''
  while (rest > 0) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits
    rest = Math.floor(rest / DIGITS.length)
  }
  return digits.padStart(CHECKSUM_LENGTH, '0')
}

/** Bit by bit: it runs once a found key, so a table would cost more than it saves. */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
