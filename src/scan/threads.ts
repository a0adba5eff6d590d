// Threads beside the main one, for trees that take longer than a thread takes to be ready.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Rule } from '../model.ts'
import type { ArchiveLimits } from '../seen.ts'
import type { JobResult } from './job.ts'
import type { Shares } from './works.ts'

/** What a thread is given: plain data and shared memory. */
export interface ScanTask {
  readonly rules: readonly Rule[]
  readonly limits: ArchiveLimits
  readonly work: readonly unknown[]
  readonly shares: Shares
}

const WORKER = new URL('../scan-worker.js', import.meta.url)
/** More threads than this wait for each other's memory, and each has some forty megabytes. */
const MOST_THREADS = 4

/** As many as pay, this one included. */
export function usualThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS)
}

/** Starts `count` threads on the task; where there is no built worker (in tests of the sources) none. Rejects when one breaks down. */
export function startThreads(task: ScanTask, count: number): Promise<Map<number, JobResult>>[] {
  if (!existsSync(WORKER)) return []
  return Array.from({ length: count }, () => resultOf(new Worker(WORKER, { workerData: task })))
}

/** A thread that breaks down breaks the scan down: nothing may be missed in silence. */
function resultOf(worker: Worker): Promise<Map<number, JobResult>> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread of the scan ended with code ${code}`)))
  })
}
