// What a repository remembers of where its refs stood: also of branches that are gone, and of commits that nothing else
// leads to any more. Format: git-reflog(1), gitrepository-layout(5).
import { type Dirent, readdirSync } from 'node:fs'
import { CorruptData } from '../errors.ts'
import { GONE, reasonOf } from '../files/open-file.ts'
import { displayPath, filePath, type RawPath, toRawPath } from '../files/raw-path.ts'
import type { Problem } from '../model.ts'
import { readLines } from './read-lines.ts'
import type { Repository } from './repository.ts'
import { isPrivate, worktreeFolders } from './worktrees.ts'

/** A step that a ref took. Texts are bytes as Latin-1 characters. */
export interface ReflogEntry {
  /** As `listRefs` names it; the ref need not exist any more. */
  readonly ref: RawPath
  /** Absolute path of the file that the entry stands in. */
  readonly file: RawPath
  /** Counts from 1. */
  readonly line: number
  /** Ids in hexadecimal; all zeros where there is none. */
  readonly before: string
  readonly after: string
  /** Who did it and when: `NAME <ADDRESS> SECONDS ZONE`. */
  readonly identity: string
  /** Empty when there is none. */
  readonly message: string
}

type OnProblem = (problem: Problem) => void

const IN_REFTABLE = 'reflogs in a reftable are not read; to see them, run: git reflog list, and git reflog show NAME'

/** Reads all reflogs of all work trees, one line at a time, oldest first within a file. */
export function* readReflogs(repository: Repository, onProblem: OnProblem): Generator<ReflogEntry> {
  if (repository.reftable) onProblem({ where: `${repository.commonFolder}/reftable`, message: IN_REFTABLE })
  for (const { folder, prefix } of worktreeFolders(repository)) {
    const logs = `${folder}/logs`
    for (const name of filesBelow(logs, '', onProblem)) {
      yield* readReflog({ ref: isPrivate(name) ? prefix + name : name, logs, name }, onProblem)
    }
  }
}

interface Reflog {
  readonly ref: RawPath
  /** Absolute path of the folder, and the file's path in it. */
  readonly logs: string
  readonly name: RawPath
}

const ENTRY = /^([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ([^>]*> \d+ [+-]\d{4})(?:\t([\s\S]*))?$/

/** Lines that are no entries make one problem a file. */
function* readReflog({ ref, logs, name }: Reflog, onProblem: OnProblem): Generator<ReflogEntry> {
  const file = `${toRawPath(Buffer.from(logs))}/${name}`
  const wrong: number[] = []
  let line = 0
  try {
    for (const text of readLines(filePath(logs, name))) {
      line++
      const [whole, before = '', after = '', identity = '', message = ''] = ENTRY.exec(text) ?? []
      if (whole === undefined) wrong.push(line)
      else yield { ref, file, line, before, after, identity, message }
    }
  } catch (error) {
    if (!(error instanceof CorruptData)) throw error
    onProblem({ where: displayPath(file), message: `${error.message}; it was read up to line ${line}` })
  }
  if (wrong.length > 0) onProblem({ where: displayPath(file), message: notEntries(wrong) })
}

function notEntries(lines: readonly number[]): string {
  const [first] = lines
  const more = lines.length > 1 ? ` and ${lines.length - 1} more` : ''
  return `line ${first}${more}: no entry of a reflog, so not read; git skips such lines too`
}

/** Paths of files below a folder, sorted; links count as files, and are not followed. */
function* filesBelow(logs: string, below: RawPath, onProblem: OnProblem): Generator<RawPath> {
  for (const entry of entriesIn(logs, below, onProblem)) {
    const name = below + toRawPath(entry.name)
    if (entry.isDirectory()) yield* filesBelow(logs, `${name}/`, onProblem)
    else yield name
  }
}

function entriesIn(logs: string, below: RawPath, onProblem: OnProblem): Dirent<Buffer>[] {
  const folder = filePath(logs, below)
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).sort((a, b) => Buffer.compare(a.name, b.name))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!GONE.has(code)) onProblem({ where: displayPath(toRawPath(Buffer.from(folder))), message: reasonOf(code, message) })
    return []
  }
}
