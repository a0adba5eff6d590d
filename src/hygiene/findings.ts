// Facts → findings: runs the checks, and names, weighs and places what they saw.
import { createHmac } from 'node:crypto'
import type { SettingsAt } from '../folder-settings.ts'
import type { Finding, Location, Severity, Suppression } from '../model.ts'
import type { HygieneCheck, Observation } from './check.ts'
import { pageOf } from './descriptors.ts'
import type { Facts } from './facts.ts'

export interface Weighing {
  readonly salt: string
  /** Check id → another severity for it. */
  readonly severity: Readonly<Record<string, Severity>>
  /** Ids of checks that are left out. */
  readonly disable: readonly string[]
  /** What holds for parts of the repository. */
  readonly settingsAt?: SettingsAt
  /** Whether a path is wanted. */
  readonly wants: (path: string) => boolean
  /** Why somebody has decided to leave what stands at a path. */
  readonly knownAs?: (fingerprint: string, path: string) => Suppression | undefined
}

/** Who saw what. */
export interface Seen {
  readonly check: HygieneCheck
  readonly observation: Observation
}

/** In the order of the checks, then of their observations. */
export async function observe(checks: readonly HygieneCheck[], facts: Facts, weighing: Weighing): Promise<Seen[]> {
  const wanted = checks.filter(({ id, modes }) => modes.includes(facts.mode) && !weighing.disable.includes(id))
  const seen = await Promise.all(
    wanted.map(async (check) => [...(await check.examine(facts))].map((observation) => ({ check, observation }))),
  )
  return seen.flat().filter((one) => isWanted(one, weighing))
}

function isWanted({ check, observation: { path } }: Seen, { wants, settingsAt }: Weighing): boolean {
  return wants(path) && !settingsAt?.(path).disable?.includes(check.id)
}

export function toFinding({ check, observation }: Seen, { salt, severity, knownAs, settingsAt }: Weighing): Finding {
  const { id, title, harm } = check
  const fingerprint = fingerprintOf(check, observation, salt)
  const suppression = knownAs?.(fingerprint, observation.path)
  return {
    kind: 'hygiene',
    rule: id,
    title,
    severity: settingsAt?.(observation.path).severity?.[id] ?? severity[id] ?? observation.severity ?? check.severity,
    message: observation.message,
    harm,
    remedy: observation.remedy ?? check.remedy,
    docs: pageOf(id),
    fingerprint,
    redacted: '',
    locations: [locationOf(observation)],
    ...(suppression && { suppression }),
  }
}

/** The same as long as the same is wrong in the same file. */
function fingerprintOf({ id }: HygieneCheck, { path, about = '' }: Observation, salt: string): string {
  const hash = createHmac('sha256', salt).update(`${id}\0${path}\0${about}`).digest('hex')
  return `${id}:${hash.slice(0, 32)}`
}

function locationOf({ path, place }: Observation): Location {
  return place ? { path, ...place, inName: false } : { path, line: 1, column: 1, endLine: 1, endColumn: 1, inName: false, whole: true }
}
