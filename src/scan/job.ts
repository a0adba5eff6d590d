// The one loop that scans: opens what was planned, detects, collects. What can't be read becomes a Problem here, and only here.
import { GONE, messageOf, NOT_THERE } from '../files/open-file.ts'
import { countMarkers } from '../foreign-markers.ts'
import type { Allowance, Blob, BlobMatches, Opened, Problem, Skipped } from '../model.ts'
import type { Scanned } from '../report-model.ts'
import type { Look, Seen } from '../seen.ts'

export interface JobResult {
  readonly blobs: readonly BlobMatches[]
  /** Of what is packed in archives. */
  readonly names: readonly BlobMatches[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
  readonly scanned: Scanned
}

/** What has been scanned so far, and of how many files where that is known. */
export interface ScanProgress extends Scanned {
  readonly planned?: number
}

/** Called now and then. */
export type OnProgress = (progress: ScanProgress) => void

/** What a source opens. */
export interface Job {
  readonly opened: AsyncIterable<Opened> | Iterable<Opened>
  /** Ends the job early, between two blobs. */
  readonly signal?: AbortSignal
  /** Called with what each blob holds, as soon as it is known. */
  readonly onSeen?: OnSeen
}

export type OnSeen = (seen: Pick<Seen, 'blobs' | 'names'>) => void

/** Scans all that a source opens; nothing thrown by one blob ends the others. */
export async function runJob({ opened, signal, onSeen }: Job, look: Look, onProgress: OnProgress): Promise<JobResult> {
  const blobs: BlobMatches[] = []
  const names: BlobMatches[] = []
  const problems: Problem[] = []
  const skipped: Skipped[] = []
  const scanned: { blobs: number; bytes: number; packed?: number } = { blobs: 0, bytes: 0 }
  for await (const one of opened) {
    if (signal?.aborted) {
      if (one.kind === 'blob') one.blob.close()
      break
    }
    if (one.kind === 'problem') problems.push(one.problem)
    else if (one.kind === 'skipped') skipped.push(one.skipped)
    else {
      const seen = await scanBlob(one.blob, look)
      if (onSeen && seen.blobs.length + seen.names.length > 0) onSeen(seen)
      // One by one: an archive may hold more than a call takes arguments.
      for (const problem of seen.problems) problems.push(problem)
      for (const left of seen.skipped) skipped.push(left)
      for (const blob of seen.blobs) blobs.push(blob)
      for (const name of seen.names) names.push(name)
      if (seen.scanned.blobs === 0) continue
      scanned.blobs += seen.scanned.blobs
      scanned.bytes += seen.scanned.bytes
      if (seen.scanned.packed) scanned.packed = (scanned.packed ?? 0) + seen.scanned.packed
      onProgress(scanned)
    }
  }
  return { blobs, names, problems, skipped, scanned }
}

const UNREAD: Seen = { blobs: [], allowances: [], names: [], problems: [], skipped: [], scanned: { blobs: 0, bytes: 0 } }

async function scanBlob(blob: Blob, look: Look): Promise<Seen> {
  try {
    const seen = await look(blob)
    return seen.blobs.length + seen.names.length > 0 && blob.earlier ? await comparedWith(blob.earlier, seen, look) : seen
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return { ...UNREAD, skipped: [{ reason: NOT_THERE, paths: [blob.path] }] }
    return { ...UNREAD, problems: [{ where: blob.path, message: messageOf(error) }] }
  } finally {
    blob.close()
  }
}

/**
 * Says which secrets and which allowances the version before held. Where that can't be read, all that was found counts as
 * new, and the reason is a problem.
 */
async function comparedWith(earlierOf: NonNullable<Blob['earlier']>, seen: Seen, look: Look): Promise<Seen> {
  const earlier = await earlierOf()
  try {
    return earlier ? changed(seen, await look(earlier)) : changed(seen, UNREAD)
  } catch (error) {
    const message = `its version in HEAD: ${messageOf(error)}`
    return { ...changed(seen, UNREAD), problems: [...seen.problems, { where: earlier?.path ?? '', message }] }
  }
}

function changed(seen: Seen, before: Seen): Seen {
  const existing = new Set([...before.blobs, ...before.names].flatMap(({ matches }) => matches.map(({ secret }) => secret)))
  const markersBefore = countMarkers(before.blobs.flatMap(({ matches }) => matches))
  const marked = (found: BlobMatches) => ({ ...found, existing, markersBefore, allowances: markNew(found.allowances, before.allowances) })
  return { ...seen, blobs: seen.blobs.map(marked), names: seen.names.map(marked) }
}

/** One that says what an earlier one said is no newcomer, unless there are more of them now. */
function markNew(allowances: readonly Allowance[], before: readonly Allowance[]): Allowance[] {
  const more = new Map<string, number>()
  const count = (one: Allowance, by: number) => more.set(wordingOf(one), (more.get(wordingOf(one)) ?? 0) + by)
  for (const one of allowances) count(one, 1)
  for (const one of before) count(one, -1)
  return allowances.map((one) => ((more.get(wordingOf(one)) ?? 0) > 0 ? { ...one, isNew: true } : one))
}

function wordingOf({ rule = '', reason = '' }: Allowance): string {
  return `${rule}\0${reason}`
}
