// The places that a report shows: of all that holds a secret, the ones where people will look for it. Each is read once,
// now with lines and columns.
import { displayPath } from '../files/raw-path.ts'
import type { ObjectTable } from '../git/object-table.ts'
import type { BlobMatches, Match } from '../model.ts'
import type { Look, Seen } from '../seen.ts'
import { commitOf, earliest } from './ancestry.ts'
import type { Contents } from './contents.ts'
import type { Graph } from './graph.ts'
import type { HeldSecret } from './held-secrets.ts'
import { NONE } from './notes.ts'
import type { HeldPath, Origin } from './origins.ts'
import type { IndexedPaths } from './present.ts'

/** One place of one secret, to be read. */
export interface Sighting {
  readonly fingerprint: string
  /** What the report calls it. */
  readonly path: string
  /** In hexadecimal; absent for a name. */
  readonly object?: string
  readonly commit?: string
  readonly within?: BlobMatches['within']
}

/** Places of one secret that come with their text; the others are named only. */
const MOST_PLACES = 20
const SHOWN_ID = 12

export interface SightingContext {
  readonly graph: Graph
  readonly table: ObjectTable
  readonly contents: Contents
  /** Index of HEAD's commit; NONE before the first. */
  readonly head: number
  readonly index: IndexedPaths
}

/** Where HEAD has it; else where each path first had it; and messages, tags, and objects that no commit holds. */
export async function chooseSightings(secret: HeldSecret, origin: Origin, context: SightingContext): Promise<Sighting[]> {
  const files = await inFiles(secret, origin, context)
  const others = [...ofKind(secret, 'commits', context), ...ofKind(secret, 'tags', context)]
  if (files.length + others.length > 0) return [...files, ...others]
  const staged = inIndex(secret, context)
  return staged.length > 0 ? staged : inStore(secret, context.table)
}

/** What was never committed. */
function inIndex({ fingerprint, blobs }: HeldSecret, { index, table }: SightingContext): Sighting[] {
  const placed = [...blobs].flatMap((blob) =>
    (index.get(blob) ?? []).map((path) => ({ path: displayPath(path), object: table.idOf(blob) })),
  )
  return placed.sort((a, b) => (a.path < b.path ? -1 : 1)).map((place) => ({ fingerprint, ...place }))
}

/** The object that holds it, for what nothing leads to. */
export function inStore(secret: HeldSecret, table: ObjectTable): Sighting[] {
  const object = firstHolder(secret, table)
  return [{ fingerprint: secret.fingerprint, path: `object ${object.slice(0, SHOWN_ID)}`, object, within: 'object' }]
}

/** The id of one object that holds it, always the same. */
export function firstHolder({ blobs, trees, commits, tags }: HeldSecret, table: ObjectTable): string {
  const [object = ''] = [...blobs, ...trees, ...commits, ...tags].map((number) => table.idOf(number)).sort()
  return object
}

async function inFiles({ fingerprint }: HeldSecret, { paths }: Origin, context: SightingContext): Promise<Sighting[]> {
  const { graph, table, contents, head } = context
  const idOf = (object: number) => table.idOf(object)
  const inHead = paths.filter(({ commits }) => commits.includes(head))
  const wanted = inHead.length > 0 ? inHead : byFirst(paths, graph, idOf)
  const sightings: Sighting[] = []
  for (const { path, commits, inName } of wanted.slice(0, MOST_PLACES)) {
    const commit = inHead.length > 0 ? head : earliest(graph, commits, idOf)
    const id = idOf(graph.commits.objects[commit] as number)
    const place = { fingerprint, path: displayPath(path), commit: id }
    const object = inName ? undefined : await contents.idAt(idOf(graph.commits.trees[commit] as number), path)
    if (inName) sightings.push(place)
    else if (object !== undefined) sightings.push({ ...place, object })
  }
  return sightings
}

function byFirst(paths: readonly HeldPath[], graph: Graph, idOf: (object: number) => string): HeldPath[] {
  const timed = paths.map((path) => ({ path, time: graph.commits.committerTimes[earliest(graph, path.commits, idOf)] ?? 0 }))
  return timed.sort((a, b) => a.time - b.time || (a.path.path < b.path.path ? -1 : 1)).map(({ path }) => path)
}

/** The first of the commits, or of the tags, that hold it in themselves. */
function ofKind(secret: HeldSecret, kind: 'commits' | 'tags', { table, graph }: SightingContext): Sighting[] {
  const ids = [...secret[kind]].map((number) => table.idOf(number)).sort()
  const [first] = kind === 'tags' ? ids : [firstCommit(secret.commits, graph, table)]
  if (first === undefined) return []
  const within = kind === 'tags' ? 'tag' : 'commit'
  return [
    {
      fingerprint: secret.fingerprint,
      path: `${within} ${first.slice(0, SHOWN_ID)}`,
      object: first,
      within,
      ...(within === 'commit' && { commit: first }),
    },
  ]
}

function firstCommit(objects: ReadonlySet<number>, graph: Graph, table: ObjectTable): string | undefined {
  const held = Uint32Array.from([...objects].map((object) => commitOf(graph, object)).filter((commit) => commit !== NONE))
  const first = held.length > 0 ? earliest(graph, held, (object) => table.idOf(object)) : NONE
  return first === NONE ? undefined : table.idOf(graph.commits.objects[first] as number)
}

export interface Read {
  readonly blobs: readonly BlobMatches[]
  readonly names: readonly BlobMatches[]
}

/** Reads what was chosen. `matchesIn` looks at a short text. Throws CorruptData when git doesn't have an object. */
export async function readSightings(
  sightings: readonly Sighting[],
  { contents, look, matchesIn }: { contents: Contents; look: Look; matchesIn: (text: string) => Promise<readonly Match[]> },
): Promise<Read> {
  const blobs: BlobMatches[] = []
  const names: BlobMatches[] = []
  const looked = new Map<string, { readonly seen: Seen; readonly as: string }>()
  for (const { path, object, commit, within } of distinct(sightings)) {
    const place = { path, existing: NOTHING, ...(commit && { commit }), ...(within && { within }) }
    if (object === undefined) names.push({ ...place, matches: await matchesIn(path), allowances: [] })
    else {
      const { seen, as } = looked.get(object) ?? { seen: await look({ path, read: (await contents.open(object)).read }), as: path }
      looked.set(object, { seen, as })
      // The object may stand at several paths, with all that is packed in it.
      const placed = (found: BlobMatches) => ({
        ...found,
        ...place,
        path: path + found.path.slice(as.length),
        ...(found.archive !== undefined && { archive: path }),
      })
      blobs.push(...seen.blobs.map(placed))
      names.push(...seen.names.map(placed))
    }
  }
  return { blobs, names }
}

const NOTHING: ReadonlySet<string> = new Set()

/** Several secrets may stand in one file. */
function distinct(sightings: readonly Sighting[]): Sighting[] {
  return [...new Map(sightings.map((one) => [`${one.commit} ${one.object} ${one.path}`, one])).values()]
}
