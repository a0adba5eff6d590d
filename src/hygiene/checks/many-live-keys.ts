// The more keys there are, the fewer of them anybody knows, limits or replaces.
import type { Finding } from '../../model.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { isLive, isPublic, type Placed, placedWhere } from '../secret-places.ts'

const MOST_KEYS = 10
const MOST_PATHS = 3

export const manyLiveKeys: HygieneCheck = {
  id: 'many-live-keys',
  title: 'More live keys of one issuer than anybody can look after',
  severity: 'low',
  harm: 'Nobody knows any more what each is for, so none is limited, none is replaced, and the one that leaks is not missed.',
  modes: ['tree'],
  remedy: [
    'List them at the issuer and revoke those that nobody uses.',
    'Keep one for each program and environment, at most ten, each with a name, an owner and an expiry date.',
  ],
  examine({ secrets }) {
    const live = secrets.filter((secret) => isLive(secret) && !isPublic(secret))
    const byIssuer = new Map<string, Placed[]>()
    for (const key of placedWhere(live, () => true)) {
      const issuer = issuerOf(key.secret)
      byIssuer.set(issuer, [...(byIssuer.get(issuer) ?? []), key])
    }
    return [...byIssuer].flatMap(([issuer, keys]) => (issuer !== '' && keys.length > MOST_KEYS ? [toObservation(issuer, keys)] : []))
  },
}

/** Titles name the issuer before they say which key it is; where a format is shared, nobody knows whether it is one issuer. */
function issuerOf({ title }: Finding): string {
  const [before = ''] = title.split(/\b(?:live|production)\b/i)
  return before.trim()
}

function toObservation(issuer: string, keys: readonly Placed[]): Observation {
  const [first] = keys
  const paths = [...new Set(keys.flatMap(({ places }) => places.map(({ path }) => path)))].sort()
  const more = paths.length > MOST_PATHS ? ` and ${paths.length - MOST_PATHS} more` : ''
  const { path = '', line = 1, column = 1, endLine = 1, endColumn = 1 } = first?.first ?? {}
  return {
    path,
    place: { line, column, endLine, endColumn },
    message: `${keys.length} different live keys (${issuer}) stand in ${paths.slice(0, MOST_PATHS).join(', ')}${more}.`,
    about: issuer,
  }
}
