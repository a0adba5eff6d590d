// Where a secret's objects stand: which commits hold it, and under which paths.
import type { RawPath } from '../files/raw-path.ts'
import { NO_OBJECT, type ObjectTable } from '../git/object-table.ts'
import { commitOf } from './ancestry.ts'
import { unionOf } from './commit-set.ts'
import type { Contents } from './contents.ts'
import type { Graph } from './graph.ts'
import type { HeldSecret } from './held-secrets.ts'
import { NONE } from './notes.ts'
import { type PathPart, type PathTrace, Tracer } from './trace.ts'

/** A path under which it stands, and the commits in which it does (indices, ascending). */
export interface HeldPath {
  readonly path: RawPath
  readonly commits: Uint32Array
  /** It is in the path itself, not in what stands there. */
  readonly inName: boolean
}

export interface Origin {
  /** Indices of commits whose tree, message or header holds it, ascending. */
  readonly commits: Uint32Array
  readonly paths: readonly HeldPath[]
  /** There are more paths than can be told. */
  readonly truncated: boolean
}

/** Finds the entries of a tree in whose names the secret stands: their names, and their objects' ids. */
export type NamesIn = (treeId: string) => Promise<readonly { readonly name: RawPath; readonly id: string }[]>

/** A folder has a version for each change in it, all with the same name in them: of so many, these tell enough. */
const TREES_READ = 64

export class Origins {
  readonly #graph: Graph
  readonly #table: ObjectTable
  readonly #contents: Contents
  readonly #tracer: Tracer
  readonly #names = new Map<string, RawPath>()

  constructor(graph: Graph, table: ObjectTable, contents: Contents) {
    this.#graph = graph
    this.#table = table
    this.#contents = contents
    this.#tracer = new Tracer(graph)
  }

  async of({ blobs, trees, commits }: Omit<HeldSecret, 'fingerprint'>, namesIn: NamesIn): Promise<Origin> {
    const files = this.#tracer.trace(blobs)
    const folders = trees.size > 0 ? this.#tracer.trace(trees) : undefined
    const named = trees.size > 0 ? await this.#inNames(trees, namesIn) : []
    const own = [...commits].map((object) => commitOf(this.#graph, object)).filter((commit) => commit !== NONE)
    return {
      commits: unionOf([files.commits, folders?.commits ?? [], this.#rootedAt(trees), own], this.#graph.commits.objects.length),
      paths: [...(await this.#paths(files.paths, false)), ...named],
      truncated: files.truncated || (folders?.truncated ?? false),
    }
  }

  async #paths(traces: readonly PathTrace[], inName: boolean): Promise<HeldPath[]> {
    const paths: HeldPath[] = []
    for (const { parts, commits } of traces) paths.push({ path: await this.#pathOf(parts), commits, inName })
    return paths
  }

  async #pathOf(parts: readonly PathPart[]): Promise<RawPath> {
    const names: RawPath[] = []
    for (const { tree, entry } of parts) {
      const key = `${tree} ${entry}`
      const name = this.#names.get(key) ?? (await this.#contents.nameAt(this.#table.idOf(tree), entry))
      this.#names.set(key, name)
      names.push(name)
    }
    return names.join('/')
  }

  /** Paths whose last part has the secret in it: those of the objects that are called so. */
  async #inNames(trees: ReadonlySet<number>, namesIn: NamesIn): Promise<HeldPath[]> {
    const names = new Set<RawPath>()
    const children = new Set<number>()
    for (const tree of sample(
      [...trees].sort((a, b) => a - b),
      TREES_READ,
    )) {
      for (const { name, id } of await namesIn(this.#table.idOf(tree))) {
        names.add(name)
        children.add(this.#table.findHex(id))
      }
    }
    children.delete(NO_OBJECT)
    const paths = await this.#paths(this.#tracer.trace(children).paths, true)
    return paths.filter(({ path }) => names.has(path.slice(path.lastIndexOf('/') + 1)))
  }

  #rootedAt(trees: ReadonlySet<number>): number[] {
    if (trees.size === 0) return []
    const roots = this.#graph.commits.trees
    const found: number[] = []
    for (let commit = 0; commit < roots.length; commit++) if (trees.has(roots[commit] as number)) found.push(commit)
    return found
  }
}

/** At most so many, evenly spread. */
function sample<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * (all.length - 1)) / (most - 1))] as T)
}
