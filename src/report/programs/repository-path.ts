// A place as programs address it: they know the repository and no other root.
import { posix } from 'node:path'
import type { Location } from '../../model.ts'
import type { Report } from '../../report-model.ts'

/** Relative to the repository's top. What is no file gets a path below .git, where no tracked file can be. */
export function repositoryPath({ path, within }: Location, { root, top }: Report): string {
  if (within) return `.git/${path}`
  if (top === undefined) return path
  const relative = posix.relative(top, posix.join(root, path))
  return relative.startsWith('../') ? path : relative
}

/** Whether its lines are lines of a text: a name has none. */
export function isOnLines({ inName, whole, within }: Location): boolean {
  return !inName && !whole && within !== 'name of a ref'
}
