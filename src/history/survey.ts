// Everything that is stored → which object holds which secret, and the graph to ask where from. Reads each object once.
import { availableParallelism } from 'node:os'
import type { Detector } from '../detect/detector.ts'
import type { Held } from '../detect/layer-detector.ts'
import type { Onlooker } from '../detect/onlooker.ts'
import { ObjectReader } from '../git/object-reader.ts'
import { ObjectTable } from '../git/object-table.ts'
import type { Repository } from '../git/repository.ts'
import type { Problem, Rule } from '../model.ts'
import type { Scanned } from '../report-model.ts'
import type { Look } from '../seen.ts'
import { buildGraph, type Graph } from './graph.ts'
import { Holdings, type HoldingsParts } from './holdings.ts'
import { MissingObjects } from './missing-objects.ts'
import { joinCommitNotes, joinTreeNotes } from './note-writer.ts'
import { bytesToWalk, gatherObjects, type KnownPack, type ObjectSet } from './object-set.ts'
import { PlainWalk } from './plain-walk.ts'
import { Pool } from './pool.ts'
import { fromPackRecord, joinRecords, type Record, toPackRecord } from './record.ts'
import type { RecordStore } from './record-store.ts'
import type { Unopened, WalkOutcome } from './walk.ts'
import { LOOKED_AT, listWork, OBJECTS, PACKED, type WorkList } from './work-list.ts'

export interface SurveyOptions {
  readonly rules: readonly Rule[]
  readonly detector: Detector
  readonly look: Look
  /** As many as there are processors when absent, and one where more would not pay. */
  readonly threads?: number
  /** Read every object through git instead of from the packs. */
  readonly plain: boolean
  readonly mostObjectBytes: number
  readonly signal?: AbortSignal
  onProgress(progress: SurveyProgress): void
  readonly fingerprintOf: (held: Held) => string
  /** Where what is learned of packs is remembered; absent when it isn't. */
  readonly store?: RecordStore
  /** Sees what the threads beside this one don't do. */
  readonly onlooker?: Onlooker
  /** Called when one begins. */
  readonly onStage?: (stage: 'listing' | 'walking' | 'tracing') => void
}

interface SurveyProgress {
  readonly objects: number
  readonly totalObjects: number
  readonly bytes: number
  readonly packedBytes: number
  readonly totalPackedBytes: number
}

export interface Survey {
  readonly table: ObjectTable
  /** Secrets by fingerprint. */
  readonly holdings: HoldingsParts<string>
  /** Built when it is asked for: where there is no secret, there is no question. */
  readonly graph: Graph
  /** Ids that trees name and nobody stores; their numbers follow those of the stored objects. */
  readonly missing: readonly string[]
  readonly problems: readonly Problem[]
  readonly unopened: readonly Unopened[]
  readonly scanned: Scanned
  readonly interrupted: boolean
}

/** Looks at all objects of the repository. */
export async function survey(repository: Repository, options: SurveyOptions): Promise<Survey> {
  options.onStage?.('listing')
  const store = options.plain ? undefined : options.store
  const pool = options.plain ? undefined : new Pool(options.rules, options.threads ?? threadsFor(repository, store), options.onlooker)
  try {
    const objects = gatherObjects(repository.objectFolders, repository.idBytes, (checksum) => store?.read(checksum))
    options.onStage?.('walking')
    const outcomes = pool ? await walkAll(objects, pool, options) : [await walkPlainly(objects, repository, options)]
    const large = await walkLarge(outcomes, { objects, repository, options })
    const packed = await openPacked(outcomes, { objects, repository, options })
    options.onStage?.('tracing')
    return toSurvey(objects, [...outcomes, large, packed], options)
  } finally {
    await pool?.close()
  }
}

/** A thread takes longer to be ready, and its code to be compiled, than so many bytes to be walked. */
const WORTH_A_THREAD = 1 << 25
/** More threads than this wait for each other's memory. */
const MOST_THREADS = 8

function threadsFor({ objectFolders, idBytes }: Repository, store: RecordStore | undefined): number {
  const bytes = bytesToWalk(objectFolders, idBytes, (checksum) => store?.has(checksum) ?? false)
  return bytes < WORTH_A_THREAD ? 1 : Math.min(availableParallelism(), MOST_THREADS)
}

async function walkAll(objects: ObjectSet, pool: Pool, { signal, onProgress }: SurveyOptions): Promise<WalkOutcome[]> {
  const { table, packs, loose } = objects
  const work = listWork(objects)
  const totals = { totalObjects: new ObjectTable(table).count, totalPackedBytes: objects.packedBytes }
  const onBreath = () => {
    onProgress({ ...totals, ...doneOf(work) })
    return signal?.aborted ?? false
  }
  return pool.walk({ objects: { table, packs, loose }, work }, onBreath)
}

function doneOf({ counters, totals }: WorkList): Pick<SurveyProgress, 'objects' | 'bytes' | 'packedBytes'> {
  return {
    objects: Atomics.load(counters, OBJECTS),
    bytes: Number(Atomics.load(totals, LOOKED_AT)),
    packedBytes: Number(Atomics.load(totals, PACKED)),
  }
}

async function walkPlainly(objects: ObjectSet, { place }: Repository, options: SurveyOptions): Promise<WalkOutcome> {
  const walk = new PlainWalk(options, objects.table)
  const circle = objects.packs.find(({ families }) => families.orphans.length > 0)
  if (circle) {
    walk.problems.push({ where: circle.file, message: 'git might never end on deltas that go in a circle; audit it without --plain' })
    return walk.outcome()
  }
  const reader = new ObjectReader(place, { everything: true })
  const totalObjects = new ObjectTable(objects.table).count
  const isEnough = () => {
    const packedBytes = Math.round((objects.packedBytes * walk.objects) / Math.max(1, totalObjects))
    options.onProgress({ objects: walk.objects, totalObjects, bytes: walk.bytes, packedBytes, totalPackedBytes: objects.packedBytes })
    return options.signal?.aborted ?? false
  }
  await walk.all(reader, isEnough)
  await reader.close()
  return walk.outcome()
}

interface WalkAgain {
  readonly objects: ObjectSet
  readonly repository: Repository
  readonly options: SurveyOptions
}

/** What was too large for the walk, one after the other through git, in constant memory. */
async function walkLarge(outcomes: readonly WalkOutcome[], { objects, repository, options }: WalkAgain): Promise<WalkOutcome> {
  const walk = new PlainWalk(options, objects.table)
  const large = outcomes.flatMap((outcome) => outcome.large)
  if (large.length > 0) await walk.some(large, repository.place, () => options.signal?.aborted ?? false)
  return walk.outcome()
}

/** Archives, one after the other: those that were met, and those that an earlier audit couldn't open. Their own bytes were counted. */
async function openPacked(outcomes: readonly WalkOutcome[], { objects, repository, options }: WalkAgain): Promise<WalkOutcome> {
  const walk = new PlainWalk({ ...options, mostObjectBytes: Number.POSITIVE_INFINITY }, objects.table)
  const table = new ObjectTable(objects.table)
  const unopened = objects.known.flatMap(({ record, first }) => record?.unopened.map((number) => first + number) ?? [])
  const numbers = [...outcomes.flatMap(({ packed }) => packed), ...unopened]
  const packed = numbers.map((number) => ({ number, where: table.idOf(number) }))
  if (packed.length > 0) await walk.some(packed, repository.place, () => options.signal?.aborted ?? false)
  return { ...walk.outcome(), objects: 0, bytes: 0, bytesAt: [] }
}

function toSurvey(objects: ObjectSet, outcomes: readonly WalkOutcome[], options: SurveyOptions): Survey {
  const table = new ObjectTable(objects.table)
  const missing = new MissingObjects(table.count)
  const fresh = toRecord(outcomes, missing, options)
  const problems = [...objects.problems, ...outcomes.flatMap((outcome) => outcome.problems)]
  const interrupted = options.signal?.aborted ?? false
  if (!options.plain && !interrupted && problems.length === 0)
    remember(fresh, objects.known, { table, missing, outcomes, store: options.store })
  const remembered = objects.known.flatMap(({ record, first }) => (record ? [fromPackRecord(record, first, { table, missing })] : []))
  const all = joinRecords([...remembered, fresh], (number) => table.firstNumber(number))
  const sizes = { objectCount: table.count + missing.ids().length, idBytes: objects.table.idBytes }
  let graph: Graph | undefined
  return {
    table,
    holdings: all.holdings,
    get graph() {
      graph ??= buildGraph(all.trees, all.commits, sizes)
      return graph
    },
    missing: missing.ids(),
    unopened: outcomes.flatMap(({ unopened }) => unopened),
    problems,
    scanned: { blobs: all.objects, bytes: all.bytes, remembered: all.objects - fresh.objects },
    interrupted,
  }
}

/** What threads found, as one, with fingerprints for values. */
function toRecord(outcomes: readonly WalkOutcome[], missing: MissingObjects, { fingerprintOf }: SurveyOptions): Record {
  const holdings = new Holdings<string>((fingerprint) => fingerprint)
  for (const outcome of outcomes) {
    holdings.addAll(outcome.holdings, fingerprintOf)
    missing.adopt(outcome.trees, outcome.commits, outcome.missing)
  }
  const sum = (figure: (outcome: WalkOutcome) => number) => outcomes.reduce((total, outcome) => total + figure(outcome), 0)
  return {
    holdings: holdings.parts(),
    trees: joinTreeNotes(outcomes.map(({ trees }) => trees)),
    commits: joinCommitNotes(outcomes.map(({ commits }) => commits)),
    unopened: outcomes.flatMap(({ unopened }) => unopened.map(({ object }) => object)),
    objects: sum(({ objects }) => objects),
    bytes: sum(({ bytes }) => bytes),
  }
}

interface Memory {
  readonly table: ObjectTable
  readonly missing: MissingObjects
  readonly outcomes: readonly WalkOutcome[]
  readonly store: RecordStore | undefined
}

/** Keeps what was learned of each pack that was walked. */
function remember(fresh: Record, packs: readonly KnownPack[], { table, missing, outcomes, store }: Memory): void {
  if (!store) return
  const ids = missing.ids()
  const idOf = (number: number) => (number < table.count ? table.idOf(number) : (ids[number - table.count] ?? ''))
  for (const pack of packs) {
    if (pack.record) continue
    const isOwn = (number: number) => number >= pack.first && number < pack.first + pack.count
    const bytes = outcomes.flatMap(({ bytesAt }) => bytesAt.filter(([number]) => isOwn(number)).map(([, size]) => size))
    store.write(pack.checksum, toPackRecord(fresh, pack, { idOf, bytes: bytes.reduce((sum, size) => sum + size, 0) }))
  }
}
