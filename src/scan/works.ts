// Pieces of work → what was found in each. Several threads may take pieces of one list, one after the other.
import type { Opened } from '../model.ts'
import type { Scanned } from '../report-model.ts'
import type { Look } from '../seen.ts'
import { type JobResult, type OnProgress, type OnSeen, runJob } from './job.ts'

/** Shared by all threads that work on one list. */
export interface Shares {
  /** The next piece. */
  readonly next: Int32Array
  /** Blobs, bytes, and files in archives, of the pieces that are done. */
  readonly done: BigInt64Array
}

export function newShares(): Shares {
  return { next: new Int32Array(new SharedArrayBuffer(4)), done: new BigInt64Array(new SharedArrayBuffer(24)) }
}

export interface Works {
  readonly work: readonly unknown[]
  /** Reads one piece. */
  readonly open: (piece: unknown) => AsyncIterable<Opened> | Iterable<Opened>
  readonly shares: Shares
  /** Ends the work early, between two blobs. */
  readonly signal?: AbortSignal
  readonly onSeen?: OnSeen
}

/** What was found, by the piece's index; only the pieces that this thread took. */
export async function scanWorks(
  { work, open, shares, signal, onSeen }: Works,
  look: Look,
  onProgress: OnProgress,
): Promise<Map<number, JobResult>> {
  const results = new Map<number, JobResult>()
  for (let i = Atomics.add(shares.next, 0, 1); i < work.length && !signal?.aborted; i = Atomics.add(shares.next, 0, 1)) {
    const before = scannedOf(shares)
    const result = await runJob({ opened: open(work[i]), ...(signal && { signal }), ...(onSeen && { onSeen }) }, look, (scanned) =>
      onProgress(sum(before, scanned)),
    )
    addTo(shares, result.scanned)
    results.set(i, result)
  }
  return results
}

/** All pieces' results in the list's order, whoever found them. */
export function joinResults(parts: readonly ReadonlyMap<number, JobResult>[]): JobResult {
  const results = parts.flatMap((part) => [...part]).sort(([one], [other]) => one - other)
  const all = results.map(([, result]) => result)
  return {
    blobs: all.flatMap(({ blobs }) => blobs),
    names: all.flatMap(({ names }) => names),
    problems: all.flatMap(({ problems }) => problems),
    skipped: all.flatMap(({ skipped }) => skipped),
    scanned: all.reduce((total, { scanned }) => sum(total, scanned), NOTHING),
  }
}

const NOTHING: Scanned = { blobs: 0, bytes: 0 }

function sum(one: Scanned, other: Scanned): Scanned {
  const packed = (one.packed ?? 0) + (other.packed ?? 0)
  return { blobs: one.blobs + other.blobs, bytes: one.bytes + other.bytes, ...(packed > 0 && { packed }) }
}

function scannedOf({ done }: Shares): Scanned {
  const [blobs = 0, bytes = 0, packed = 0] = [0, 1, 2].map((i) => Number(Atomics.load(done, i)))
  return { blobs, bytes, packed }
}

function addTo({ done }: Shares, { blobs, bytes, packed = 0 }: Scanned): void {
  for (const [i, count] of [blobs, bytes, packed].entries()) Atomics.add(done, i, BigInt(count))
}
