// A glob on the command line → what it fits, for shells that don't expand. The one home of fast-glob: import this file only
// for a path that doesn't exist.
import { lstatSync } from 'node:fs'
import path from 'node:path'
import fastGlob from 'fast-glob'

export interface Expanded {
  readonly place: string
  /** It was found, not named, so it is not followed. */
  readonly isLink: boolean
}

/** Absolute paths of all files and folders that fit, dotfiles included. */
export async function expandGlob(glob: string, folder: string): Promise<Expanded[]> {
  const options = { cwd: folder, absolute: true, dot: true, onlyFiles: false, followSymbolicLinks: false }
  const found = await fastGlob(glob.replaceAll('\\', '/'), options)
  return found.map((one) => ({ place: path.normalize(one), isLink: lstatSync(one).isSymbolicLink() }))
}
