// Plan → everything that was found. Knows how the work is carried out; nobody else does.
import type { Detector } from '../detect/detector.ts'
import type { BlobMatches, Plan, Problem, Scanned, Skipped, Source, Target } from '../model.ts'
import { type OnProgress, runJob } from './job.ts'
import { textBlob } from './text-blob.ts'

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
}

/** Scans what the source has planned for the target. */
export async function scan({ source, target, plan, detector }: Scan, onProgress: OnProgress): Promise<ScanOutcome> {
  const opened = async function* () {
    for (const work of plan.work) yield* source.open(work, target)
  }
  const outcome = await runJob(opened(), detector, onProgress)
  return {
    blobs: outcome.blobs,
    names: await scanNames(plan, detector),
    problems: [...plan.problems, ...outcome.problems],
    skipped: [...plan.skipped, ...outcome.skipped],
    scanned: outcome.scanned,
  }
}

/** All names at once tell whether there is anything; only then are they looked at one by one. */
async function scanNames({ names }: Plan<unknown>, detector: Detector): Promise<BlobMatches[]> {
  const all = await detector.detect(textBlob(names.join('\0')))
  if (all.matches.length === 0) return []
  const found: BlobMatches[] = []
  for (const path of names) {
    const { matches } = await detector.detect(textBlob(path))
    if (matches.length > 0) found.push({ path, matches, allowances: [], existing: new Set() })
  }
  return found
}
