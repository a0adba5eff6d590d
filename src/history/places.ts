// Where the entries that name an object stand: in the trees that note them, and in all deltas that copy them from there.
import { type Graph, keyOf } from './graph.ts'

/** Is told of a place: the tree (its index in the notes), the offset of the entry in it in bytes, the hash of its name. */
export type Visit = (tree: number, offset: number, hash: number) => void

const COPY_NUMBERS = 3
const ENTRY_NUMBERS = 4

/** Calls `visit` once for each place of each entry that names the object. */
export function eachPlace(graph: Graph, object: number, visit: Visit): void {
  const { starts, items } = graph.naming
  for (let i = starts[object] ?? 0; i < (starts[object + 1] ?? 0); i++) followEntry(graph, items[i] as number, visit)
}

function followEntry(graph: Graph, entry: number, visit: Visit): void {
  const { entries, entryStarts } = graph.trees
  const at = entry * ENTRY_NUMBERS
  const bytes = (entries[at + 1] as number) + graph.idBytes
  const hash = entries[at + 3] as number
  const open = [keyOf(entry, entryStarts), entries[at] as number]
  while (open.length > 0) {
    const offset = open.pop() as number
    const tree = open.pop() as number
    visit(tree, offset, hash)
    const { starts, items } = graph.deltas
    const end = starts[tree + 1] as number
    for (let i = starts[tree] as number; i < end; i++) inherit(graph, items[i] as number, { from: offset, to: offset + bytes, open })
  }
}

/** Adds to `open` the places to which the tree copies [from, to) of its base. */
function inherit(graph: Graph, tree: number, { from, to, open }: { from: number; to: number; open: number[] }): void {
  const { copies, copyStarts } = graph.trees
  const end = (copyStarts[tree + 1] as number) * COPY_NUMBERS
  for (let i = (copyStarts[tree] as number) * COPY_NUMBERS; i < end; i += COPY_NUMBERS) {
    const source = copies[i] as number
    if (from < source || from >= source + (copies[i + 2] as number)) continue
    if (stretchEnd(copies, i, { end, to }) < to) continue
    const moved = (copies[i + 1] as number) - source
    if (!notesEnd(graph, tree, to + moved)) open.push(tree, from + moved)
  }
}

/** Where the stretch that begins with a copy ends in the base, as far as `to`: a copy that goes on in base and tree belongs to it. */
function stretchEnd(copies: Uint32Array, first: number, { end, to }: { end: number; to: number }): number {
  const moved = (copies[first + 1] as number) - (copies[first] as number)
  let reached = (copies[first] as number) + (copies[first + 2] as number)
  for (let i = first + COPY_NUMBERS; reached < to && i < end; i += COPY_NUMBERS) {
    if (copies[i] !== reached || copies[i + 1] !== reached + moved) break
    reached += copies[i + 2] as number
  }
  return reached
}

/**
 * Whether the tree itself notes an entry that ends there. It does so where the copied bytes are the last part of a longer
 * name: `100644 x` may be a name, too.
 */
function notesEnd({ trees, idBytes }: Graph, tree: number, place: number): boolean {
  const { entries, entryStarts } = trees
  let low = entryStarts[tree] as number
  let high = entryStarts[tree + 1] as number
  while (low < high) {
    const middle = (low + high) >>> 1
    const end = (entries[middle * ENTRY_NUMBERS] as number) + (entries[middle * ENTRY_NUMBERS + 1] as number) + idBytes
    if (end === place) return true
    if (end < place) low = middle + 1
    else high = middle
  }
  return false
}
