// The one loop that scans: opens what was planned, detects, collects. What can't be read becomes a Problem here, and only here.
import type { Detector } from '../detect/detector.ts'
import { GONE, messageOf, NOT_THERE } from '../files/open-file.ts'
import type { Blob, BlobMatches, Opened, Problem, Scanned, Skipped } from '../model.ts'

export interface JobResult {
  readonly blobs: readonly BlobMatches[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
  readonly scanned: Scanned
}

/** Called now and then with what has been scanned so far. */
export type OnProgress = (scanned: Scanned) => void

/** Scans all that a source opens; nothing thrown by one blob ends the others. */
export async function runJob(
  opened: AsyncIterable<Opened> | Iterable<Opened>,
  detector: Detector,
  onProgress: OnProgress,
): Promise<JobResult> {
  const blobs: BlobMatches[] = []
  const problems: Problem[] = []
  const skipped: Skipped[] = []
  const scanned = { blobs: 0, bytes: 0 }
  for await (const one of opened) {
    if (one.kind === 'problem') problems.push(one.problem)
    else if (one.kind === 'skipped') skipped.push(one.skipped)
    else {
      const result = await scanBlob(one.blob, detector)
      if (result.problem) problems.push(result.problem)
      if (result.skipped) skipped.push(result.skipped)
      if (result.found) blobs.push(result.found)
      if (result.bytes === undefined) continue
      scanned.blobs++
      scanned.bytes += result.bytes
      onProgress(scanned)
    }
  }
  return { blobs, problems, skipped, scanned }
}

/** `bytes` is there when the blob was read to its end. */
interface BlobOutcome {
  readonly bytes?: number
  readonly found?: BlobMatches
  readonly problem?: Problem
  readonly skipped?: Skipped
}

async function scanBlob(blob: Blob, detector: Detector): Promise<BlobOutcome> {
  try {
    const { matches, allowances, bytes } = await detector.detect(blob)
    if (matches.length === 0) return { bytes }
    const { existing, problem } = await earlierSecrets(blob, detector)
    return { bytes, found: { path: blob.path, matches, allowances, existing }, ...(problem && { problem }) }
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return { skipped: { reason: NOT_THERE, paths: [blob.path] } }
    return { problem: { where: blob.path, message: messageOf(error) } }
  } finally {
    blob.close()
  }
}

/** What the version before held. Where that can't be read, all that was found counts as new, and the reason is a problem. */
async function earlierSecrets(blob: Blob, detector: Detector): Promise<{ existing: ReadonlySet<string>; problem?: Problem }> {
  const earlier = await blob.earlier?.()
  if (!earlier) return { existing: new Set() }
  try {
    const { matches } = await detector.detect(earlier)
    return { existing: new Set(matches.map(({ secret }) => secret)) }
  } catch (error) {
    return { existing: new Set(), problem: { where: blob.path, message: `its version in HEAD: ${messageOf(error)}` } }
  }
}
