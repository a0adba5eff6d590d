// Plan → everything that was found. Knows how the work is carried out; nobody else does.
import type { Detector } from '../detect/detector.ts'
import type { BlobMatches, Plan, Problem, Skipped, Source, Target } from '../model.ts'
import type { Scanned } from '../report-model.ts'
import type { Look } from '../seen.ts'
import { type OnProgress, runJob } from './job.ts'
import { matchTexts } from './match-texts.ts'

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
  readonly source: Source<unknown>
  readonly target: Target
  readonly plan: Plan<unknown>
  readonly detector: Detector
  readonly look: Look
}

/** Scans what the source has planned for the target. */
export async function scan({ source, target, plan, detector, look }: Scan, onProgress: OnProgress): Promise<ScanOutcome> {
  const opened = async function* () {
    for (const work of plan.work) yield* source.open(work, target)
  }
  const outcome = await runJob(opened(), look, onProgress)
  return {
    blobs: outcome.blobs,
    names: [...(await scanNames(plan.names, detector)), ...outcome.names],
    problems: [...plan.problems, ...outcome.problems],
    skipped: [...plan.skipped, ...outcome.skipped],
    scanned: outcome.scanned,
  }
}

async function scanNames(names: readonly string[], detector: Detector): Promise<BlobMatches[]> {
  const found = await matchTexts(names, detector)
  return [...found].map(([path, matches]) => ({ path, matches, allowances: [], existing: new Set() }))
}
