// A match in its place, with all that triage says of it, and the order of places.
import type { Location, Match, Severity, Suppression } from '../model.ts'
import type { Issuer } from './issuer.ts'

export interface Judged {
  readonly match: Match
  readonly issuer: Issuer
  readonly severity: Severity
  readonly fingerprint: string
  readonly location: Location
  readonly suppression?: Suppression
  /** The comment that would allow it, were it not new. */
  readonly refused?: { readonly reason?: string }
}

export function byPlace(a: Location, b: Location): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
