// Opens a file to be read once, from front to back. Never follows a link, never waits for a pipe.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import { CorruptData } from '../errors.ts'
import type { Blob, Stored } from '../model.ts'

/** The error codes of a path that is no longer there, or is a folder now. */
export const GONE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR'])
export const NOT_A_FILE = 'it is a socket, a pipe or a device, not a file'
export const NOT_THERE = 'not in the work tree (deleted, or a sparse checkout)'
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export type Opened =
  | { readonly state: 'open'; readonly read: Blob['read']; readonly stored: () => Stored; readonly close: () => void }
  | { readonly state: 'link' }
  | { readonly state: 'gone' }
  | { readonly state: 'failed'; readonly message: string }

/** Opens the file; says what it is when it is no file. Reading throws CorruptData when it turns out to be a device or a pipe. */
export function openFile(file: string | Buffer): Opened {
  try {
    // Windows knows no O_NOFOLLOW.
    if (constants.O_NOFOLLOW === undefined && lstatSync(file).isSymbolicLink()) return { state: 'link' }
    const descriptor = openSync(file, FLAGS)
    return { state: 'open', read: reader(descriptor), stored: () => storedAt(descriptor), close: () => closeSync(descriptor) }
  } catch (error) {
    return classify(error as NodeJS.ErrnoException)
  }
}

function classify({ code = '', message }: NodeJS.ErrnoException): Opened {
  if (code === 'ELOOP') return { state: 'link' }
  return GONE.has(code) ? { state: 'gone' } : { state: 'failed', message: reasonOf(code, message) }
}

/** A sentence for an error of the file system, without the path, which may hold a secret. */
export function reasonOf(code: string, message: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it'
  if (code === 'ENXIO' || code === 'EOPNOTSUPP') return NOT_A_FILE
  if (code === 'EMFILE' || code === 'ENFILE') return 'too many open files; raise the limit (ulimit -n)'
  return message.replace(/,? (?:open|read|lstat|scandir).*$/, '')
}

/** A sentence for what reading threw: a fault of the format, or of the file system. Throws on what is neither: that is a bug, and has to be seen. */
export function messageOf(error: unknown): string {
  if (error instanceof CorruptData) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return reasonOf(code, message)
}

/** Reads on; a first read of nothing, or of all that fits, might be of something that is no file. */
function reader(descriptor: number): (into: Uint8Array) => number {
  let first = true
  return (into) => {
    const count = readSync(descriptor, into, 0, into.length, null)
    if (first && (count === 0 || count === into.length) && !fstatSync(descriptor).isFile()) {
      throw new CorruptData(NOT_A_FILE)
    }
    first = false
    return count
  }
}

function storedAt(descriptor: number): Stored {
  const { size } = fstatSync(descriptor)
  return { sizeBytes: size, read: (into, position) => readSync(descriptor, into, 0, into.length, position) }
}
