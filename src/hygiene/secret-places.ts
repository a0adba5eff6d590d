// Findings of secrets, by the places where they stand.
import type { Finding, Location } from '../model.ts'
import type { Observation } from './check.ts'
import { isInMadeUpFolder } from './made-up.ts'

/** A secret, and those of its places that a check asks for, at least one. */
export interface Placed {
  readonly secret: Finding
  readonly first: Location
  readonly places: readonly Location[]
}

/** The secrets that stand in a text at a place which fits. */
export function placedWhere(secrets: readonly Finding[], fits: (place: Location, secret: Finding) => boolean): Placed[] {
  return secrets.flatMap((secret) => {
    const places = secret.locations.filter((place) => !place.inName && !place.within && fits(place, secret))
    const [first] = places
    return first ? [{ secret, first, places }] : []
  })
}

/** One observation for a secret, at the first of its places. */
export function observationOf({ secret, first, places }: Placed, message: string): Observation {
  const { path, line, column, endLine, endColumn } = first
  const more = places.length > 1 ? ` The same holds for ${places.length - 1} more of its places.` : ''
  return { path, place: { line, column, endLine, endColumn }, message: message + more, about: secret.fingerprint }
}

const TEST_FILE = /[._-](?:tests?|spec)\.\w+$/i

/** In tests, examples and documentation alone: addresses and keys are made up there, unless the secret itself says otherwise. */
export function mildIfMadeUp(observation: Observation, { places }: Placed): Observation {
  return places.every(({ path }) => isInMadeUpFolder(path) || TEST_FILE.test(path)) ? { ...observation, severity: 'info' } : observation
}

/** What stands before the secret on its line, with other secrets redacted. */
export function textBefore({ frame }: Location): string {
  return frame ? (frame.lines[frame.marked.index] ?? '').slice(0, frame.marked.start) : ''
}

/** Made to be seen by everybody, as the issuer says, or by its rule of no harm. */
export function isPublic({ severity, message }: Finding): boolean {
  return severity === 'info' || /\b(?:made|meant) to be public\b|\bin browsers\b|\bfor browsers\b/i.test(message)
}

/** Works on real data: its format tells it from a key for tests. */
export function isLive({ title }: Finding): boolean {
  return /\b(?:live|production)\b/i.test(title)
}

/** Works on made-up data alone. */
export function isForTests({ title }: Finding): boolean {
  return /\b(?:test|sandbox)\b(?! reporter)/i.test(title)
}
