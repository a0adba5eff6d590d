// Matches in single versions of files → one finding a secret, with its timeline and what to do about it now.
import type { Settings } from './config.ts'
import { NO_TIMELINE, type RepositoryAudit } from './history/audit-repository.ts'
import type { BlobMatches, Finding, Location, Rule, Suppression, Timeline } from './model.ts'
import { historyRemedy } from './triage/history-remedy.ts'
import { mergeParts, type Past } from './triage/parts.ts'
import { byUrgency, type TriageOptions, triage } from './triage/triage.ts'

const EXISTING: Suppression = { by: 'existing', reason: 'the history before these commits holds it already' }

/** An audit, and where what it found lies in the repository that the report is about. */
export interface AuditedRepository {
  /** Comes before paths; empty for the repository itself. */
  readonly prefix: string
  readonly audit: RepositoryAudit
}

interface HistorySettings extends Settings, Pick<TriageOptions, 'knownAs' | 'settingsAt'> {
  readonly allIsNew: boolean
}

/** The findings of all, worst first. A secret that several repositories hold is one. */
export function historyFindings(audited: readonly AuditedRepository[], rules: readonly Rule[], settings: HistorySettings): Finding[] {
  const merged = new Map<string, Finding>()
  for (const { prefix, audit } of audited) {
    for (const finding of findingsOf(audit, rules, settings)) {
      const own = withPrefix(finding, prefix)
      const known = merged.get(own.fingerprint)
      merged.set(own.fingerprint, known ? mergeFindings(known, own) : own)
    }
  }
  const findings = [...merged.values()].map((finding) => ({ ...finding, remedy: historyRemedy(finding, finding.timeline ?? NO_TIMELINE) }))
  return audited.length === 1 ? findings : findings.sort(byUrgency)
}

function withPrefix(finding: Finding, prefix: string): Finding {
  const { timeline, parts } = finding
  if (prefix === '' || !timeline) return finding
  const moved = (paths: readonly string[]) => paths.map((path) => prefix + path)
  const placed = (locations: readonly Location[]) => locations.map((one) => ({ ...one, path: prefix + one.path }))
  return {
    ...finding,
    locations: placed(finding.locations),
    ...(parts && { parts: parts.map((part) => ({ ...part, locations: placed(part.locations) })) }),
    timeline: {
      ...timeline,
      paths: moved(timeline.paths),
      headPaths: moved(timeline.headPaths ?? []),
      refs: moved(timeline.refs),
      reflogs: moved(timeline.reflogs),
    },
  }
}

function mergeFindings(a: Finding, b: Finding): Finding {
  const counted = a.suppression ? b : a
  const { suppression: _suppression, ...rest } = counted
  return {
    ...rest,
    locations: [...a.locations, ...b.locations],
    ...partsOfAll([a, b]),
    timeline: mergeTimelines(a.timeline ?? NO_TIMELINE, b.timeline ?? NO_TIMELINE),
    ...(a.suppression && b.suppression && { suppression: a.suppression }),
  }
}

function partsOfAll(findings: readonly Finding[]): Pick<Finding, 'parts'> {
  const parts = mergeParts(findings.flatMap((finding) => finding.parts ?? []))
  return parts.length > 0 ? { parts } : {}
}

function mergeTimelines(a: Timeline, b: Timeline): Timeline {
  const union = (first: readonly string[] = [], second: readonly string[] = []) => [...new Set([...first, ...second])].sort()
  const [first] = [a.first, b.first]
    .filter((mark) => mark !== undefined)
    .sort((one, other) => Date.parse(one.date) - Date.parse(other.date))
  // What another still has hasn't left.
  const [left] = [a.left, b.left].filter((mark) => mark !== undefined).sort((one, other) => Date.parse(other.date) - Date.parse(one.date))
  return {
    ...(first && { first }),
    ...(left && !a.inHead && !b.inHead && { left }),
    commits: a.commits + b.commits,
    objects: a.objects + b.objects,
    paths: union(a.paths, b.paths),
    headPaths: union(a.headPaths, b.headPaths),
    inHead: a.inHead || b.inHead,
    inIndex: a.inIndex || b.inIndex,
    inWorkTree: a.inWorkTree || b.inWorkTree,
    refs: union(a.refs, b.refs),
    reflogs: union(a.reflogs, b.reflogs),
  }
}

function findingsOf({ read, secrets, sightings }: RepositoryAudit, rules: readonly Rule[], settings: HistorySettings): Finding[] {
  const packed = packedAt([...read.blobs, ...read.names])
  const wanted = new Set(
    sightings.flatMap(({ fingerprint, path, commit }) =>
      [path, ...(packed.get(`${commit} ${path}`) ?? [])].map((place) => placeKey(fingerprint, place, commit)),
    ),
  )
  const past: Past = {
    isExisting: (fingerprint) => secrets.get(fingerprint)?.isExisting ?? false,
    pathsOf: (fingerprint) => secrets.get(fingerprint)?.timeline.paths ?? [],
  }
  const judged = triage(read.blobs, read.names, { ...settings, rules, past }).map((finding) => onlyWanted(finding, wanted))
  const bySecret = new Map<string, Finding[]>()
  for (const finding of judged) {
    if (finding.locations.length > 0) bySecret.set(finding.fingerprint, [...(bySecret.get(finding.fingerprint) ?? []), finding])
  }
  return [...bySecret].flatMap(([fingerprint, findings]) => {
    const held = secrets.get(fingerprint)
    return held ? [withTimeline(joined(findings), held)] : []
  })
}

/** The versions that were read for other secrets are left out; but a part is always somewhere. */
function onlyWanted(finding: Finding, wanted: ReadonlySet<string>): Finding {
  const isWanted = (fingerprint: string) => (place: Location) => wanted.has(placeKey(fingerprint, place.path, place.commit))
  const parts = finding.parts?.map((part) => {
    const locations = part.locations.filter(isWanted(part.fingerprint ?? finding.fingerprint))
    return { ...part, locations: locations.length > 0 ? locations : part.locations.slice(0, 1) }
  })
  return { ...finding, locations: finding.locations.filter(isWanted(finding.fingerprint)), ...(parts && { parts }) }
}

/** Commit and path of an archive → paths of what is packed in it. */
function packedAt(found: readonly BlobMatches[]): Map<string, string[]> {
  const packed = new Map<string, string[]>()
  for (const { archive, commit, path } of found) {
    if (archive === undefined) continue
    const key = `${commit} ${archive}`
    packed.set(key, [...(packed.get(key) ?? []), path])
  }
  return packed
}

function placeKey(fingerprint: string, path: string, commit: string | undefined): string {
  return `${fingerprint} ${commit} ${path}`
}

/** A secret that is allowed in one place only is not allowed. */
function joined(findings: readonly Finding[]): Finding {
  const counted = findings.find(({ suppression }) => !suppression) ?? findings[0]
  if (!counted) throw new Error('a secret without a finding')
  const others = findings.filter((other) => other !== counted)
  const locations = [...counted.locations, ...others.flatMap((other): readonly Location[] => other.locations)]
  return { ...counted, locations, ...partsOfAll(findings) }
}

function withTimeline(
  finding: Finding,
  { timeline, isExisting }: { timeline: NonNullable<Finding['timeline']>; isExisting: boolean },
): Finding {
  const suppression = finding.suppression ?? (isExisting ? EXISTING : undefined)
  return { ...finding, timeline, ...(suppression && { suppression }) }
}
