// The checksums at the end of issuers' keys: CRC-32 of what stands before, each written in its own way.

const POLYNOMIAL = 0xedb88320
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Characters that a GitHub checksum covers, and that it has. */
export const GITHUB_COVERED = 30
const GITHUB_DIGITS = 6
const GITLAB_BASE = 36
const GITLAB_DIGITS = 7
/** Characters that Confluent's checksum covers, behind the prefix. */
export const CONFLUENT_COVERED = 54
const CONFLUENT_DIGITS = 6

/**
 * GitHub's and npm's, of the random part: six base-62 digits, padded with zeros.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function githubChecksum(body: string): string {
  let rest = crc32(body)
  let digits = ''
  while (rest > 0) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits
    rest = Math.floor(rest / DIGITS.length)
  }
  return digits.padStart(GITHUB_DIGITS, '0')
}

/** GitLab's routable tokens, of all before it, the prefix too: seven base-36 digits. GitLab Handbook, "Routable tokens", "Proposal". */
export function gitlabChecksum(text: string): string {
  return crc32(text).toString(GITLAB_BASE).padStart(GITLAB_DIGITS, '0')
}

/** Confluent Cloud's, of the 54 characters behind the prefix: base64, low byte first. Confluent docs, "API key format". */
export function confluentChecksum(body: string): string {
  return lowByteFirst(crc32(body)).toString('base64').slice(0, CONFLUENT_DIGITS)
}

/** Grafana's, of prefix and random part: hexadecimal, low byte first. grafana/grafana, pkg/components/satokengen. */
export function grafanaChecksum(text: string): string {
  return lowByteFirst(crc32(text)).toString('hex')
}

function lowByteFirst(crc: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(crc)
  return bytes
}

/** Of ASCII. Bit by bit: it runs once a found key, so a table would cost more than it saves. */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
