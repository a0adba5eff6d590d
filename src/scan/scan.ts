// Plan → everything that was found. Knows how the work is carried out; nobody else does.
import { Detector } from '../detect/detector.ts'
import type { BlobMatches, Plan, Problem, Rule, Scanned, Skipped, Source, Target } from '../model.ts'
import { type OnProgress, runJob } from './job.ts'

export interface ScanOutcome {
  readonly blobs: readonly BlobMatches[]
  /** The matches in each path that holds some. */
  readonly names: readonly BlobMatches[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
  readonly scanned: Scanned
}

/** Scans what the source plans for the target. */
export async function scan(source: Source<unknown>, target: Target, rules: readonly Rule[], onProgress: OnProgress): Promise<ScanOutcome> {
  const planned = source.plan(target)
  const detector = new Detector(rules)
  const plan = await planned
  const opened = async function* () {
    for (const work of plan.work) yield* source.open(work, target)
  }
  const result = await runJob(opened(), detector, onProgress)
  return {
    blobs: result.blobs,
    names: await scanNames(plan, detector),
    problems: [...plan.problems, ...result.problems],
    skipped: [...plan.skipped, ...result.skipped],
    scanned: result.scanned,
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

function textBlob(text: string): { read(into: Uint8Array): number } {
  const bytes = Buffer.from(text)
  let at = 0
  return {
    read(into) {
      const count = bytes.copy(into, 0, at)
      at += count
      return count
    },
  }
}
