// How a secret is shown: enough to recognise it, too little to use it.

const SHOWN = 4
/** Below this many characters after the prefix, each shown one would be a real part of the secret. */
const LONG_ENOUGH = 20

/**
 * The redacted form of a secret whose first `prefixLength` characters are public knowledge: the prefix, four more
 * characters when there are plenty, and an ellipsis. A private key shows its first line.
 */
export function redact(secret: string, prefixLength: number): string {
  const armour = /^-----BEGIN [A-Z0-9 ]{3,40}-----/.exec(secret)
  if (armour) return `${armour[0]}…`
  const shown = secret.length - prefixLength >= LONG_ENOUGH ? SHOWN : 0
  const kept = secret.slice(0, prefixLength + shown)
  return kept === '' ? '********' : `${kept}…`
}
