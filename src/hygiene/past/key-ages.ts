// How long the secrets that were found are committed. An audit of the history knows; of files git tells, line by line.
import type { Finding, Location } from '../../model.ts'
import { severities } from '../../model.ts'
import { askedOf } from '../asking.ts'
import type { Facts } from '../facts.ts'
import { isMadeUpAt } from '../made-up.ts'
import { lineDates } from './line-dates.ts'
import { versionAt } from './version-at.ts'

export interface KeyAge {
  readonly secret: Finding
  /** Milliseconds since 1970. */
  readonly since: number
  readonly place: Location
}

/** Of keys in a known format that HEAD has, each once. What tests and examples hold, and what nobody could date, is left out. */
export async function agesOf(facts: Facts): Promise<KeyAge[]> {
  const secrets = facts.secrets.filter(isWorthReplacing)
  return facts.mode === 'history' ? secrets.flatMap(fromTimeline) : fromBlame(secrets, facts)
}

function isWorthReplacing({ severity, confidence, locations }: Finding): boolean {
  const isKnown = confidence === undefined && severities.indexOf(severity) >= severities.indexOf('medium')
  return isKnown && locations.some(({ path }) => !isMadeUpAt(path))
}

function fromTimeline(secret: Finding): KeyAge[] {
  const { first, inHead = false, headPaths = [] } = secret.timeline ?? {}
  const place = secret.locations.find(({ path }) => headPaths.includes(path) && !isMadeUpAt(path))
  return first && inHead && place ? [{ secret, since: Date.parse(first.date), place }] : []
}

/** Blame reads a file's whole past: of more files than these it would keep people waiting. */
const MOST_FILES = 50

async function fromBlame(secrets: readonly Finding[], facts: Facts): Promise<KeyAge[]> {
  const paths = [...new Set(secrets.flatMap(({ locations }) => locations.filter(isInText).map(({ path }) => path)))]
  const tracked = await facts.tracked(paths)
  const oldest = new Map<string, KeyAge>()
  for (const path of paths.filter((one) => tracked.has(one)).slice(0, MOST_FILES)) {
    for (const age of await agesIn(path, secrets, facts)) {
      const known = oldest.get(age.secret.fingerprint)
      if (!known || age.since < known.since) oldest.set(age.secret.fingerprint, age)
    }
  }
  return [...oldest.values()]
}

/** In the text of a file itself, not of one that is packed in it. */
function isInText({ path, inName }: Location): boolean {
  return !inName && !path.includes('!/') && !isMadeUpAt(path)
}

async function agesIn(path: string, secrets: readonly Finding[], facts: Facts): Promise<KeyAge[]> {
  const [asked] = askedOf([path], facts)
  const name = asked?.names.get(path)
  const text = asked && name !== undefined ? await versionAt(asked.place, 'HEAD', name) : undefined
  if (!asked || name === undefined || text === undefined) return []
  const held = secrets.flatMap((secret) => {
    const place = secret.locations.find((one) => one.path === path && isInText(one))
    const line = place && lineOf(text, secret)
    return line === undefined || !place ? [] : [{ secret, place, line }]
  })
  if (held.length === 0) return []
  const dates = await lineDates(
    asked.place,
    name,
    held.map(({ line }) => line),
  )
  return held.flatMap(({ secret, place, line }) => {
    const since = dates.get(line)
    return since === undefined ? [] : [{ secret, place, since }]
  })
}

/** The line that HEAD has the secret's first line in; nothing when it is written otherwise there, or not there at all. */
function lineOf(text: string, { secret }: Finding): number | undefined {
  const at = text.indexOf(secret?.reveal().split('\n')[0] ?? '\0')
  return at < 0 ? undefined : text.slice(0, at).split('\n').length
}
