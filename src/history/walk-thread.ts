// What one thread does: takes pieces of the shared list until none is left, and walks them.
import { readFileSync } from 'node:fs'
import { LayerDetector } from '../detect/layer-detector.ts'
import type { Onlooker } from '../detect/onlooker.ts'
import { messageOf } from '../files/open-file.ts'
import { ObjectTable } from '../git/object-table.ts'
import { PackReader } from '../git/pack-reader.ts'
import type { Rule } from '../model.ts'
import type { ObjectSet } from './object-set.ts'
import { Walk, type WalkOutcome } from './walk.ts'
import { ENDED, LOOKED_AT, NEXT, OBJECTS, PACKED, type WorkList } from './work-list.ts'

/** Plain data and shared memory: what a thread is given. */
export interface WalkTask {
  readonly objects: Pick<ObjectSet, 'table' | 'packs' | 'loose'>
  readonly work: WorkList
}

/** Of the texts that objects are made from, in one thread; what needs more is read through git. */
const ARENA_BYTES = 1 << 28
/** Of packs, in one thread. */
const CACHE_BYTES = 1 << 26

export class WalkThread {
  readonly #detector: LayerDetector

  constructor(rules: readonly Rule[], kernel: WebAssembly.Module, onlooker?: Onlooker) {
    this.#detector = new LayerDetector(rules, ARENA_BYTES, { kernel, ...(onlooker && { onlooker }) })
  }

  /** Works until the list is empty or ended. `breathe` is called between two pieces. */
  async run(task: WalkTask, breathe: () => Promise<void> | undefined): Promise<WalkOutcome> {
    const { table } = task.objects
    const walk = new Walk(this.#detector, new ObjectTable(table), table.idBytes)
    const stores = new Stores(task)
    try {
      for (let piece = next(task.work); piece !== undefined; piece = next(task.work)) {
        this.#walkPiece(walk, stores, piece)
        await breathe()
      }
    } finally {
      stores.close()
    }
    return walk.outcome()
  }

  #walkPiece(walk: Walk, stores: Stores, [store, from, to]: Piece): void {
    const { packs, loose } = stores.task.objects
    const pack = packs[store]
    const before = { objects: walk.objects, bytes: walk.bytes }
    let packed = 0
    for (let i = from; i < to; i++) {
      if (pack) packed += walk.family(pack, stores.reader(store), i)
      else packed += walkLoose(walk, loose[i])
    }
    const { counters, totals } = stores.task.work
    Atomics.add(counters, OBJECTS, walk.objects - before.objects)
    Atomics.add(totals, PACKED, BigInt(packed))
    Atomics.add(totals, LOOKED_AT, BigInt(walk.bytes - before.bytes))
  }
}

type Piece = readonly [store: number, from: number, to: number]

function next({ pieces, counters }: WorkList): Piece | undefined {
  if (Atomics.load(counters, ENDED) !== 0) return undefined
  const at = 3 * Atomics.add(counters, NEXT, 1)
  return at < pieces.length ? [pieces[at] as number, pieces[at + 1] as number, pieces[at + 2] as number] : undefined
}

/** A thread's own descriptors of the packs; one is open at a time. */
class Stores {
  readonly task: WalkTask
  #open: { readonly store: number; readonly reader: PackReader } | undefined

  constructor(task: WalkTask) {
    this.task = task
  }

  reader(store: number): PackReader {
    if (this.#open?.store === store) return this.#open.reader
    this.close()
    const reader = new PackReader(this.task.objects.packs[store]?.file ?? '', CACHE_BYTES)
    this.#open = { store, reader }
    return reader
  }

  close(): void {
    this.#open?.reader.close()
    this.#open = undefined
  }
}

/** Gives the bytes of the file. */
function walkLoose(walk: Walk, object: ObjectSet['loose'][number] | undefined): number {
  if (!object) return 0
  try {
    const compressed = readFileSync(object.file)
    const fault = walk.loose(object.number, compressed)
    if (fault !== undefined) walk.problems.push({ where: object.file, message: `${fault}; run: git fsck` })
    return compressed.length
  } catch (error) {
    walk.problems.push({ where: object.file, message: messageOf(error) })
    return 0
  }
}
