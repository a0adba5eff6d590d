// What was done to which key, kept for good: JSON lines that are only ever added to, each on disk before the next step. It holds
// fingerprints and addresses, never a value.
import { closeSync, constants, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import type { Said } from './said.ts'

/** `started` stands alone where the program ended between a call and its outcome. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly time: string
  readonly provider: string
  readonly rule: string
  readonly fingerprint: string
  readonly shape: string
  /** Method and address, without a query. */
  readonly endpoint: string
  readonly outcome: 'started' | Said['state']
  readonly why: string
}

export interface LogContents {
  readonly entries: readonly LogEntry[]
  /** Lines that are no entries: one that was half written when the program ended, or damage. */
  readonly unreadable: number
}

/** The file, in the user's folder for what outlives a run; nothing where the environment names no home. */
export function revocationLogFile(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_STATE_HOME: named, LOCALAPPDATA: windows, HOME: home } = environment
  const folder = named && path.isAbsolute(named) ? named : (windows ?? (home && path.join(home, '.local/state')))
  return folder ? path.join(folder, 'straykey', 'revocations.jsonl') : undefined
}

/** All that is in the file, oldest first. Throws UserError for a file that can't be read. */
export function readRevocationLog(file: string): LogContents {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { entries: [], unreadable: 0 }
    throw unusable(file, error)
  }
  const lines = text.split('\n').filter((line) => line !== '')
  const entries = lines.flatMap(entryIn)
  return { entries, unreadable: lines.length - entries.length }
}

function entryIn(line: string): LogEntry[] {
  try {
    const entry = JSON.parse(line) as LogEntry
    return typeof entry?.fingerprint === 'string' && typeof entry.outcome === 'string' ? [entry] : []
  } catch {
    return []
  }
}

const NEW_LINE = 10

/** Adds entries, and returns when they are on disk. Throws UserError when that fails: then nothing may be called. */
export function appendToRevocationLog(file: string, entries: readonly LogEntry[]): void {
  try {
    const isNew = mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 }) !== undefined
    const log = openSync(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600)
    try {
      const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      writeSync(log, endsInMiddle(log) ? `\n${text}` : text)
      fsyncSync(log)
    } finally {
      closeSync(log)
    }
    if (isNew) syncFolder(path.dirname(file))
  } catch (error) {
    throw unusable(file, error)
  }
}

/** Whether the last line was cut off; the new ones must not be lost with it. */
function endsInMiddle(log: number): boolean {
  const { size } = fstatSync(log)
  const last = Buffer.alloc(1)
  return size > 0 && readSync(log, last, 0, 1, size - 1) === 1 && last[0] !== NEW_LINE
}

/** So that the name is on disk, too. Windows opens no folders. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, constants.O_RDONLY)
    fsyncSync(opened)
    closeSync(opened)
  } catch {
    // The entries are in the file, which is what counts.
  }
}

function unusable(file: string, error: unknown): UserError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
  return new UserError(`${file}: the log of revocations can't be used (${code}), so nothing is called; make it readable and writable`, {
    cause: error,
  })
}

/** The last that is known of a key at an endpoint. */
export function lastOf({ entries }: LogContents, fingerprint: string, endpoint: string): LogEntry | undefined {
  return entries.findLast((entry) => entry.fingerprint === fingerprint && entry.endpoint === endpoint)
}
