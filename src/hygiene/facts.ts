// What all checks look at: what was gathered, and the questions that they ask of git and of files.
import { lstatSync } from 'node:fs'
import path from 'node:path'
import { isTelling } from '../hygiene-names.ts'
import type { Finding } from '../model.ts'
import { toSlashes } from '../slashes.ts'
import type { Gathered } from './gathered.ts'
import { type IgnoreAnswer, ignoreAnswers } from './ignore-answers.ts'
import { readFrom } from './reading.ts'
import { together } from './together.ts'
import { trackedAmong } from './tracked.ts'

export interface Facts extends Gathered {
  /** The repository's top relative to the root, or `.` where the root lies in it. */
  readonly topFolder: string
  /** Those of the files whose names say that they may hold keys. */
  readonly telling: readonly string[]
  /** Those of the paths that are in git's index; others may be among them. */
  tracked(paths: readonly string[]): Promise<ReadonlySet<string>>
  /** What git's ignore rules say of each path, tracked or not, there or not. */
  ignores(paths: readonly string[]): Promise<ReadonlyMap<string, IgnoreAnswer>>
  /** The file's text, of a commit from the index; nothing when there is none. A megabyte at most. */
  read(path: string): Promise<string | undefined>
  /** The same as bytes. */
  bytes(path: string): Promise<Buffer | undefined>
  /** Permission bits of a file on disk; nothing when it is no file, or where files have none. */
  permissions(path: string): number | undefined
  /** Secrets that were found in the file's text. */
  secretsIn(path: string): readonly Finding[]
}

/** Questions are asked only when a check asks them; files are read once. */
export function factsOf(gathered: Gathered): Facts {
  const contents = new Map<string, Promise<Buffer | undefined>>()
  const bytes = (name: string) => {
    const known = contents.get(name) ?? readFrom(name, gathered)
    contents.set(name, known)
    return known
  }
  return {
    ...gathered,
    topFolder: topFolderOf(gathered),
    telling: gathered.files.filter(isTelling),
    tracked: together((paths) => trackedAmong(paths, gathered)),
    ignores: together((paths) => ignoreAnswers(paths, gathered)),
    bytes,
    read: async (name) => (await bytes(name))?.toString(),
    permissions: (name) => permissionsOf(path.join(gathered.root, name)),
    secretsIn: (name) => gathered.secrets.filter(({ locations }) => locations.some((place) => place.path === name && !place.inName)),
  }
}

function topFolderOf({ root, top = root }: Gathered): string {
  const below = toSlashes(path.relative(root, top))
  return below === '' || below.startsWith('..') ? '.' : below
}

function permissionsOf(file: string): number | undefined {
  if (path.sep !== '/') return undefined
  const stat = lstatSync(file, { throwIfNoEntry: false })
  return stat?.isFile() ? stat.mode & 0o777 : undefined
}
