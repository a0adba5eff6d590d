// What the runner must blank out in every log from now on.
import type { Finding } from '../model.ts'

/** Masks are replaced wherever they stand in a log; shorter ones would blank out words. Reports never hold values anyway. */
const LEAST = 8
/** The frame of a private key is no secret, and logs are easier to read with it. */
const ARMOUR = /^-----(?:BEGIN|END)\b/

/** The values that were found, their halves, their lines, and what each is in base64; each once. */
export function valuesToMask(findings: readonly Finding[]): string[] {
  const values = findings.flatMap(({ secret, parts = [] }) => [...(secret ? [secret] : []), ...parts.flatMap((part) => part.secret ?? [])])
  return [...new Set(values.flatMap((value) => formsOf(value.reveal())))]
}

function formsOf(value: string): string[] {
  if (value.length < LEAST) return []
  const bytes = Buffer.from(value)
  const lines = value.split(/\r?\n/).map((line) => line.trim())
  const masked = lines.filter((line) => line.length >= LEAST && !ARMOUR.test(line))
  // Without the filling at the end, which some leave out.
  return [value, ...masked, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')]
}
