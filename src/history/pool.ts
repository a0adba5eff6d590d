// The threads of a walk. They are started before it is known what there is to walk: a thread takes a tenth of a second to
// be ready, about as long as the list of objects.
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { compileKernel } from '../detect/layer-detector.ts'
import type { Onlooker } from '../detect/onlooker.ts'
import type { Rule } from '../model.ts'
import type { WalkOutcome } from './walk.ts'
import type { WalkTask } from './walk-thread.ts'
import { WalkThread } from './walk-thread.ts'
import { ENDED } from './work-list.ts'

const WORKER = new URL('../worker.js', import.meta.url)

export class Pool {
  readonly #rules: readonly Rule[]
  readonly #onlooker: Onlooker | undefined
  readonly #kernel = compileKernel()
  readonly #workers: readonly Worker[]
  readonly #outcomes: readonly Promise<WalkOutcome>[]

  /**
   * `threads` counts this one, too. Where there is no built worker (in tests of the sources) this one works alone. An onlooker
   * sees what this one does.
   */
  constructor(rules: readonly Rule[], threads: number, onlooker?: Onlooker) {
    this.#onlooker = onlooker
    this.#rules = rules
    const others = existsSync(WORKER) ? threads - 1 : 0
    this.#workers = Array.from({ length: others }, () => new Worker(WORKER, { workerData: { rules, kernel: this.#kernel } }))
    this.#outcomes = this.#workers.map(outcomeOf)
    // One that can't start is heard of when the outcomes are asked for; until then it must not end the program by itself.
    for (const outcome of this.#outcomes) outcome.catch(() => {})
  }

  /** Walks all; `onBreath` is called between two pieces of work and may say that it is enough. */
  async walk(task: WalkTask, onBreath: () => boolean): Promise<WalkOutcome[]> {
    for (const worker of this.#workers) worker.postMessage(task)
    const breathe = () => {
      if (onBreath()) Atomics.store(task.work.counters, ENDED, 1)
      // Signals and messages are heard only between turns of the event loop.
      return new Promise<void>((resolve) => setImmediate(resolve))
    }
    // Together: were this thread's fault to come first, nobody would be there for the others'.
    return Promise.all([new WalkThread(this.#rules, this.#kernel, this.#onlooker).run(task, breathe), ...this.#outcomes])
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}

/** A thread that breaks down breaks the audit down: nothing may be missed in silence. */
function outcomeOf(worker: Worker): Promise<WalkOutcome> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread of the walk ended with code ${code}`)))
  })
}
