// Paths are stored and shown with `/` between names, on every system.
import path from 'node:path'

/** A path of this system as it is shown. */
export function toSlashes(file: string): string {
  return file.replaceAll(path.sep, '/')
}
