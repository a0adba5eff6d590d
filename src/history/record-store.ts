// Records of packs on disk, outside of any repository: in the user's folder for what can be made again.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { CorruptData } from '../errors.ts'
import { messageOf } from '../files/open-file.ts'
import type { PackRecord } from './record.ts'
import { decodeRecord, encodeRecord } from './record-file.ts'

/** What keeps a record from being used or written, in a sentence. */
export type OnNotice = (sentence: string) => void

const SUFFIX = '.record'
/** The oldest records go when all take more than this. */
const MOST_BYTES = 2 ** 31

/** The folder for records; nothing where the environment names no home. */
export function recordFolder(environment: Readonly<{ [name: string]: string | undefined }>): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: windows, HOME: home } = environment
  const folder = named && path.isAbsolute(named) ? named : (windows ?? (home && path.join(home, '.cache')))
  return folder ? path.join(folder, 'straykey') : undefined
}

export class RecordStore {
  readonly #folder: string
  readonly #ruleset: string
  readonly #onNotice: OnNotice

  /** `ruleset` stands for all that a verdict depends on: rules, salt, version of the program. */
  constructor(folder: string, ruleset: string, onNotice: OnNotice) {
    this.#folder = folder
    this.#ruleset = ruleset
    this.#onNotice = onNotice
  }

  /** Whether there is a record of the pack with this checksum, sound or not. */
  has(checksum: string): boolean {
    return existsSync(this.#file(checksum))
  }

  /** What is remembered of the pack with this checksum. What is damaged or somebody else's is said, and not used. */
  read(checksum: string): PackRecord | undefined {
    const file = this.#file(checksum)
    if (!existsSync(file)) return undefined
    try {
      if (isForeign(statSync(file).uid)) throw new CorruptData('it belongs to another user')
      return decodeRecord(readFileSync(file), this.#key(checksum))
    } catch (error) {
      this.#onNotice(`${file}: what was remembered is not used, and the pack was read again: ${sentenceOf(error)}`)
      return undefined
    }
  }

  /** Remembers, unless that fails: then the next audit takes longer, and that is said. */
  write(checksum: string, record: PackRecord): void {
    const file = this.#file(checksum)
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      this.#replace(file, encodeRecord(record, this.#key(checksum)))
      makeRoom(this.#folder)
    } catch (error) {
      this.#onNotice(`${file}: what was learned could not be remembered: ${sentenceOf(error)}; --no-cache doesn't try`)
    }
  }

  /** By renaming, so that another audit at the same time sees all of it or nothing. */
  #replace(file: string, bytes: Buffer): void {
    const folder = mkdtempSync(path.join(this.#folder, 'new-'))
    try {
      const unfinished = path.join(folder, 'record')
      writeFileSync(unfinished, bytes, { mode: 0o600 })
      renameSync(unfinished, file)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  #key(checksum: string): string {
    return `${checksum} ${this.#ruleset}`
  }

  #file(checksum: string): string {
    const name = createHash('sha256').update(this.#key(checksum)).digest('hex').slice(0, NAME_LETTERS)
    return path.join(this.#folder, `${name}${SUFFIX}`)
  }
}

const NAME_LETTERS = 40

/** Windows knows no such numbers. */
function isForeign(owner: number): boolean {
  const { uid } = userInfo()
  return uid >= 0 && uid !== owner
}

function makeRoom(folder: string): void {
  const records = readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, ...timesOf(file) }))
    .sort((a, b) => b.time - a.time)
  let total = 0
  for (const { file, size } of records) {
    total += size
    if (total > MOST_BYTES) rmSync(file, { force: true })
  }
}

function timesOf(file: string): { time: number; size: number } {
  const found = statSync(file, { throwIfNoEntry: false })
  return { time: found?.mtimeMs ?? 0, size: found?.size ?? 0 }
}

function sentenceOf(error: unknown): string {
  return error instanceof SyntaxError ? 'it is damaged' : messageOf(error)
}
