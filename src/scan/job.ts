// The one loop that scans: opens what was planned, detects, collects. What can't be read becomes a Problem here, and only here.
import type { Detector } from '../detect/detector.ts'
import { CorruptData } from '../errors.ts'
import { GONE, NOT_THERE, reasonOf } from '../files/open-file.ts'
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
      if ('problem' in result) problems.push(result.problem)
      else if ('skipped' in result) skipped.push(result.skipped)
      else {
        scanned.blobs++
        scanned.bytes += result.bytes
        if (result.found) blobs.push(result.found)
        onProgress(scanned)
      }
    }
  }
  return { blobs, problems, skipped, scanned }
}

type BlobOutcome = { bytes: number; found?: BlobMatches } | { problem: Problem } | { skipped: Skipped }

async function scanBlob(blob: Blob, detector: Detector): Promise<BlobOutcome> {
  try {
    const { matches, allowances, bytes } = await detector.detect(blob)
    if (matches.length === 0) return { bytes }
    return { bytes, found: { path: blob.path, matches, allowances, existing: await secretsOf(await blob.earlier?.(), detector) } }
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return { skipped: { reason: NOT_THERE, paths: [blob.path] } }
    return { problem: { where: blob.path, message: messageOf(error) } }
  } finally {
    blob.close()
  }
}

async function secretsOf(blob: Blob | undefined, detector: Detector): Promise<ReadonlySet<string>> {
  if (!blob) return new Set()
  const { matches } = await detector.detect(blob)
  return new Set(matches.map(({ secret }) => secret))
}

function messageOf(error: unknown): string {
  if (error instanceof CorruptData) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  // Without a code, only the reader of files throws; everything else is a bug and has to be seen.
  if (code === undefined && !/^it is a /.test(message ?? '')) throw error
  return reasonOf(code ?? '', message)
}
