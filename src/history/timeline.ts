// A secret's origin in the words of a report.
import { displayPath } from '../files/raw-path.ts'
import type { ObjectTable } from '../git/object-table.ts'
import type { Match, Timeline } from '../model.ts'
import { earliest, latestRemoval } from './ancestry.ts'
import type { Contents } from './contents.ts'
import type { Graph } from './graph.ts'
import type { HeldSecret } from './held-secrets.ts'
import { NONE } from './notes.ts'
import type { HeldPath, Origin } from './origins.ts'
import type { IndexedPaths, WorkTreeFiles } from './present.ts'
import { type Tip, tipsThatReach } from './reachability.ts'

/** What is known of the repository as it is now. */
export interface Present {
  readonly graph: Graph
  readonly table: ObjectTable
  readonly contents: Contents
  /** Index of HEAD's commit; NONE before the first. */
  readonly head: number
  /** HEAD's commit and all before it: 1 at their indices. */
  readonly headPast: Uint8Array
  readonly tips: readonly Tip[]
  readonly index: IndexedPaths
  readonly workTree: WorkTreeFiles
  readonly withAuthors: boolean
  readonly isSecret: (match: Match, fingerprint: string) => boolean
}

export async function timelineOf(secret: HeldSecret, origin: Origin, present: Present): Promise<Timeline> {
  const { graph, table, contents, head } = present
  const idOf = (object: number) => table.idOf(object)
  const first = earliest(graph, origin.commits, idOf)
  const inHead = origin.paths.filter(({ commits }) => commits.includes(head))
  const left = inHead.length > 0 || origin.truncated ? NONE : latestRemoval(graph, heldIn(origin.paths), present.headPast, idOf)
  const mark = (commit: number) => contents.mark(idOf(graph.commits.objects[commit] as number), present.withAuthors)
  return {
    ...(first !== NONE && { first: await mark(first) }),
    ...(left !== NONE && { left: await mark(left) }),
    commits: origin.commits.length,
    objects: secret.blobs.size + secret.trees.size + secret.commits.size + secret.tags.size,
    paths: origin.paths.length > 0 ? shown(origin.paths) : stagedPaths(secret, present.index),
    headPaths: shown(inHead),
    inHead: inHead.length > 0,
    inIndex: isIndexed(secret, origin, present.index),
    inWorkTree: await isInWorkTree(secret, origin, present),
    ...tipsThatReach(present.tips, graph, { commits: origin.commits, secret }),
  }
}

/** Commits in whose files it stands: what a message holds, no later commit takes out. */
function heldIn(paths: readonly HeldPath[]): ReadonlySet<number> {
  const held = new Set<number>()
  for (const { commits } of paths) for (const commit of commits) held.add(commit)
  return held
}

/** Where the index has it: the only paths of what was never committed. */
function stagedPaths({ blobs }: HeldSecret, index: IndexedPaths): string[] {
  return [...new Set([...blobs].flatMap((blob) => index.get(blob) ?? []))].map(displayPath).sort()
}

function shown(paths: readonly HeldPath[]): string[] {
  return [...new Set(paths.map(({ path }) => displayPath(path)))].sort()
}

function isIndexed({ blobs }: HeldSecret, { paths }: Origin, index: IndexedPaths): boolean {
  if ([...blobs].some((blob) => index.has(blob))) return true
  const named = new Set(paths.filter(({ inName }) => inName).map(({ path }) => path))
  return named.size > 0 && [...index.values()].some((indexed) => indexed.some((path) => named.has(path)))
}

/** Looks at the paths where it ever stood, and where the index has it now. */
async function isInWorkTree({ fingerprint, blobs }: HeldSecret, { paths }: Origin, present: Present): Promise<boolean> {
  const indexed = [...blobs].flatMap((blob) => present.index.get(blob) ?? [])
  for (const { path, inName } of paths) if (inName && present.workTree.has(path)) return true
  for (const path of new Set([...paths.filter(({ inName }) => !inName).map(({ path }) => path), ...indexed])) {
    const matches = await present.workTree.matchesIn(path)
    if (matches.some((match) => present.isSecret(match, fingerprint))) return true
  }
  return false
}
