// Plan → everything that was found. Knows how the work is carried out; nobody else does.
import type { Detector } from '../detect/detector.ts'
import type { BlobMatches, Plan, Problem, Skipped, Source, Target } from '../model.ts'
import type { Scanned } from '../report-model.ts'
import type { Look } from '../seen.ts'
import type { JobResult, OnProgress, OnSeen } from './job.ts'
import { matchTexts } from './match-texts.ts'
import { joinResults, newShares, type Shares, scanWorks } from './works.ts'

export interface ScanOutcome {
  readonly blobs: readonly BlobMatches[]
  /** The matches in each path that holds some. */
  readonly names: readonly BlobMatches[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
  readonly scanned: Scanned
}

/** What is needed for a scan. */
export interface Scan {
  /** Ends it early. */
  readonly signal?: AbortSignal
  /** Called with what each blob holds, as soon as it is known; not for what other threads look at. */
  readonly onSeen?: OnSeen
  readonly source: Source<unknown>
  readonly target: Target
  readonly plan: Plan<unknown>
  readonly detector: Detector
  readonly look: Look
  /** Starts threads that take pieces of the list, too, where that pays. */
  readonly startThreads?: (shares: Shares) => Promise<Promise<ReadonlyMap<number, JobResult>>[]>
}

/** Scans what the source has planned for the target. */
export async function scan(
  { source, target, plan, detector, look, startThreads, signal, onSeen }: Scan,
  onProgress: OnProgress,
): Promise<ScanOutcome> {
  const shares = newShares()
  const threads = (await startThreads?.(shares)) ?? []
  const open = (piece: unknown) => source.open(piece, target)
  const planned = plan.names.length
  const own = async () => {
    const results = await scanWorks(
      { work: plan.work, open, shares, ...(signal && { signal }), ...(onSeen && { onSeen }) },
      look,
      planned > 0 ? (scanned) => onProgress({ ...scanned, planned }) : onProgress,
    )
    const names = await scanNames(plan.names, detector)
    if (onSeen && names.length > 0) onSeen({ blobs: [], names })
    return { results, names }
  }
  const [{ results, names }, ...others] = await Promise.all([own(), ...threads])
  const outcome = joinResults([results, ...others])
  return {
    blobs: outcome.blobs,
    names: [...names, ...outcome.names],
    problems: [...plan.problems, ...outcome.problems],
    skipped: [...plan.skipped, ...outcome.skipped],
    scanned: outcome.scanned,
  }
}

async function scanNames(names: readonly string[], detector: Detector): Promise<BlobMatches[]> {
  const found = await matchTexts(names, detector)
  return [...found].map(([path, matches]) => ({ path, matches, allowances: [], existing: new Set() }))
}
