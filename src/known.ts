// A baseline file → what is known at which path. Loaded only where there is a baseline.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type KnownAs, knownAs } from './baseline/baseline.ts'
import type { Entry } from './baseline/entry.ts'
import { parseBaseline } from './baseline/file.ts'
import { UserError } from './errors.ts'
import type { Report } from './report-model.ts'
import { toSlashes } from './slashes.ts'

/** `today` as `2026-11-22`. Throws UserError for a file that can't be read or has faults. */
export function readBaseline(file: string, today: string): (place: Pick<Report, 'root' | 'top'>) => KnownAs {
  const known = knownAs(readEntries(file), today)
  return (place) => (fingerprint, at) => known(fingerprint, pathInTop(at, place))
}

/** Throws UserError for a file that can't be read or has faults. */
export function readEntries(file: string): Entry[] {
  return parseBaseline(readText(file), toSlashes(file))
}

/** Paths of a baseline are relative to the repository's top; where there is none, to the scanned folder. */
export function pathInTop(at: string, { root, top }: Pick<Report, 'root' | 'top'>): string {
  if (top === undefined) return at
  const inside = path.posix.relative(toSlashes(top), path.posix.join(toSlashes(root), at))
  return inside.startsWith('../') ? at : inside
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const next = code === 'ENOENT' ? 'straykey baseline create writes it' : 'check the file and its permissions'
    throw new UserError(`${toSlashes(file)}: the baseline can't be read (${code}); ${next}`, { cause: error })
  }
}
