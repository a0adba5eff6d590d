// Sets of commits, as sorted lists of their indices.

/** All that are in one of the lists, ascending; `count` is the number of commits there are. */
export function unionOf(lists: Iterable<ArrayLike<number>>, count: number): Uint32Array {
  const found = new Uint8Array(count)
  let total = 0
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const commit = list[i] as number
      total += 1 - (found[commit] as number)
      found[commit] = 1
    }
  }
  const all = new Uint32Array(total)
  for (let commit = 0, at = 0; at < total; commit++) if (found[commit] === 1) all[at++] = commit
  return all
}
