// Whether a key works, as its issuer says: in a line, and in a few words. Texts of an issuer's are inert.
import type { Finding, Verdict } from '../../model.ts'
import { printable } from './printable.ts'

/** The line, indented; none where nobody asked. */
export function lifeLines({ verdict }: Finding): string[] {
  return verdict ? [`  Lives: ${printable(lifeText(verdict))}`] : []
}

/** For a report of a line each. */
export function lifeWords({ verdict }: Finding): string {
  return verdict ? `  ${verdict.state}` : ''
}

/** In clear, as an issuer wrote it: what it is, as whom, and why. */
function lifeText({ state, why, owner, scopes, expires }: Verdict): string {
  const facts = [owner && `as ${owner}`, scopes && `scopes ${scopes}`, expires && `expires ${expires}`].filter(Boolean)
  return state === 'active' && facts.length > 0 ? `active, ${facts.join(', ')} (${why})` : `${state}: ${why}`
}
