// The names that a work tree's git folder has in files of their own: HEAD, and what a command under way has noted.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RawPath } from '../files/raw-path.ts'
import { isPrivate, type WorktreeFolder } from './worktrees.ts'

/** A name and what it stands for, not yet looked up. */
export interface NamedId {
  readonly name: RawPath
  /** In hexadecimal. */
  readonly id: string
}

/** Files of one id, or of one a line; in FETCH_HEAD more follows each. */
const FILE = /^(?:(?:[A-Z]+_)*HEAD|AUTO_MERGE|MERGE_AUTOSTASH|BISECT_EXPECTED_REV)$/
const REBASE_FOLDERS = ['rebase-merge', 'rebase-apply']
const REBASE_FILE = /^(?:orig-head|onto|autostash|stopped-sha|amend|abort-safety|upstream)$/
const ID = /^([0-9a-f]{64}|[0-9a-f]{40})(?=[\s]|$)/
const SYMBOLIC = /^ref:\s*(.*?)\s*$/

/** `refs` tells the ids of refs, for names that stand for another one. A branch without a commit has none. */
export function readPseudoRefs({ folder, prefix }: WorktreeFolder, refs: ReadonlyMap<string, string>): NamedId[] {
  const files = filesIn(folder).filter((name) => FILE.test(name))
  const rebase = REBASE_FOLDERS.flatMap((name) =>
    filesIn(path.join(folder, name))
      .filter((file) => REBASE_FILE.test(file))
      .map((file) => `${name}/${file}`),
  )
  return [...files, ...rebase].flatMap((name) =>
    linesOf(path.join(folder, name)).flatMap((line) => {
      const id = ID.exec(line)?.[1] ?? targetOf(line, prefix, refs)
      return id === undefined ? [] : [{ name: prefix + name, id }]
    }),
  )
}

function targetOf(line: string, prefix: string, refs: ReadonlyMap<string, string>): string | undefined {
  const target = SYMBOLIC.exec(line)?.[1]
  return target === undefined ? undefined : refs.get(isPrivate(target) ? prefix + target : target)
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'latin1').split('\n')
  } catch {
    return []
  }
}
