// What belongs to a secret, a line each: what it is, its redacted value, and where it stands.
import type { Finding, Part } from '../../model.ts'
import type { Style } from '../../report-model.ts'
import { count } from './amounts.ts'
import { placeText } from './place.ts'
import { printable } from './printable.ts'

/** The lines, indented; none for a secret of one part. */
export function partLines({ parts = [] }: Finding, style: Pick<Style, 'showSecrets'>): string[] {
  return parts.map((part, i) => `${i === 0 ? '  With:  ' : '         '}${nameOf(part, style)}${placesOf(part)}`)
}

/** All in a few words, for a report of a line each. */
export function partWords({ parts = [] }: Finding, style: Pick<Style, 'showSecrets'>): string {
  return parts.length === 0 ? '' : `  with ${parts.map((part) => nameOf(part, style)).join(', ')}`
}

function nameOf({ title, redacted, secret }: Part, { showSecrets }: Pick<Style, 'showSecrets'>): string {
  return `${printable(title)} ${printable(showSecrets && secret ? secret.reveal() : redacted)}`
}

/** What a pattern names stands where the secret does. */
function placesOf({ rule, locations }: Part): string {
  const [first] = locations
  const more = locations.length > 1 ? ` and ${count(locations.length - 1, 'more place')}` : ''
  return rule === undefined || !first ? '' : `  ${placeText(first)}${more}`
}
