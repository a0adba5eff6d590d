// Reads what is to be edited, and turns edited texts into changes. Links are never followed: what is behind one may belong to others.
import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { messageOf } from '../files/open-file.ts'
import { type FileChange, nothing, type Plan } from './plan.ts'

export type Target =
  | { readonly state: 'absent' }
  | { readonly state: 'odd'; readonly what: string }
  | { readonly state: 'file'; readonly bytes: Buffer; readonly executable: boolean }

/** A text that could not be made: why, and what to do by hand. */
export interface Left {
  readonly left: string
}

/** Absent: there shall be no such file. */
export type Edited = string | Left | undefined

export function isLeft(edited: Edited): edited is Left {
  return typeof edited === 'object'
}

export function readTarget(file: string): Target {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (!stat) return { state: 'absent' }
  if (stat.isSymbolicLink()) return { state: 'odd', what: 'a link' }
  if (!stat.isFile()) return { state: 'odd', what: 'no file' }
  return { state: 'file', bytes: readBytes(file), executable: (stat.mode & 0o100) !== 0 }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UserError(`${file}: ${messageOf(error)}; see to it and run the command again`, { cause: error })
  }
}

/** The text of a file that programs read; nothing when it isn't there, is a link, or no text. */
export function readText(file: string): string | undefined {
  const target = readTarget(file)
  return target.state === 'file' ? target.bytes.toString() : undefined
}

/** The first of these files that is there. */
export function firstFile(folder: string, names: readonly string[]): string | undefined {
  return names.map((name) => path.join(folder, name)).find((file) => readTarget(file).state !== 'absent')
}

export interface FileEdit {
  readonly path: string
  readonly edit: (before: string | undefined) => Edited
  /** Scripts are bytes to us, and so read as Latin-1. */
  readonly encoding: 'utf8' | 'latin1'
  readonly mode?: number
  /** What to do by hand when the file is none that can be edited. */
  readonly otherwise: string
  readonly withFolder?: boolean
}

/** The change that an edit makes; none when the text stays as it is. */
export function planEdit(edit: FileEdit): Plan {
  const target = readTarget(edit.path)
  if (target.state === 'odd') return leave(`${edit.path} is ${target.what} and is left as it is; ${edit.otherwise}`)
  const before = target.state === 'file' ? target.bytes : undefined
  if (before && !Buffer.from(before.toString(edit.encoding), edit.encoding).equals(before))
    return leave(`${edit.path} isn't UTF-8 and is left as it is; ${edit.otherwise}`)
  const edited = edit.edit(before?.toString(edit.encoding))
  if (isLeft(edited)) return leave(`${edit.path} ${edited.left}`)
  return changeTo(edit, before, edited)
}

function changeTo({ path: file, encoding, mode, withFolder }: FileEdit, before: Buffer | undefined, text: string | undefined): Plan {
  const after = text === undefined ? undefined : Buffer.from(text, encoding)
  const same = before && after ? before.equals(after) : before === after
  if (same) return nothing
  const change: FileChange = {
    path: file,
    ...(before && { before }),
    ...(after && { after }),
    ...(mode !== undefined && !before && { mode }),
    ...(withFolder && { withFolder }),
  }
  return { ...nothing, changes: [change] }
}

export function leave(sentence: string): Plan {
  return { ...nothing, left: [sentence] }
}
