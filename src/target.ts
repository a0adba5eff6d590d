// Paths as the user gave them → what is scanned, and what all reported paths are relative to.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError } from './errors.ts'
import type { Expanded } from './expand-glob.ts'
import { toSlashes } from './slashes.ts'

export interface Places {
  /** Absolute path of the folder that reported paths are relative to. */
  readonly root: string
  /** Absolute paths. */
  readonly paths: readonly string[]
  /** Links that a glob led to, as they were found: named by nobody, so not followed. */
  readonly links: readonly string[]
}

/**
 * The root is the current folder when everything lies inside it, else the one target, else their common folder. A path
 * that exists is meant literally; only one that doesn't may be a glob. Throws UserError when nothing is there.
 */
export async function resolvePlaces(given: readonly string[], folder: string): Promise<Places> {
  const names = given.length === 0 ? ['.'] : given
  const found = (await Promise.all(names.map((name) => expand(name, folder)))).flat()
  const links = found.filter(({ isLink }) => isLink).map(({ place }) => toSlashes(path.relative(folder, place)))
  const paths = [...new Set(found.filter(({ isLink }) => !isLink).map(({ place }) => place))]
  const inside = paths.every((place) => isInside(place, folder))
  return { root: inside ? folder : commonFolder(paths), paths: withoutNested(paths), links }
}

async function expand(name: string, folder: string): Promise<Expanded[]> {
  const place = path.resolve(folder, name)
  if (existsSync(place)) return [{ place, isLink: false }]
  if (!/[*?[{(]/.test(name)) throw new UserError(`${name}: no such file or folder`)
  const { expandGlob } = await import('./expand-glob.ts')
  const found = await expandGlob(name, folder)
  if (found.length === 0) throw new UserError(`${name}: no file or folder fits this glob`)
  return found
}

function isInside(place: string, folder: string): boolean {
  const relative = path.relative(folder, place)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** What lies in a folder that is scanned anyway is not scanned twice. */
function withoutNested(paths: readonly string[]): string[] {
  return paths.filter((place) => !paths.some((other) => other !== place && isInside(place, other)))
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((place) => (statSync(place).isDirectory() ? place : path.dirname(place)))
  const [first = path.sep] = folders
  let common = first
  while (!folders.every((one) => isInside(one, common))) common = path.dirname(common)
  return common
}
