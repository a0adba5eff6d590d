// What lies in a folder of objects: packs with their indexes, and loose objects.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { CorruptData } from '../errors.ts'
import { GONE, reasonOf } from '../files/open-file.ts'
import type { Problem } from '../model.ts'
import { quoted } from './index-file.ts'
import { multiPackNames } from './multi-pack-index.ts'
import { packOf } from './pack-index.ts'

/** Absolute paths. */
export interface PackFile {
  readonly pack: string
  /** Absent when the pack is in the folder's multi-pack-index only. */
  readonly index?: string
}

export interface PackList {
  readonly packs: readonly PackFile[]
  readonly multiPackIndex?: string
  readonly problems: readonly Problem[]
}

export interface LooseObject {
  /** In hexadecimal. */
  readonly id: string
  /** Absolute path. */
  readonly file: string
}

type OnProblem = (problem: Problem) => void

/** What git or an ended git is still writing, or has left. */
const UNFINISHED = /^(?:tmp_|\.tmp-)/

/** The packs of a folder of objects, sorted; those that nothing indexes are problems. */
export function listPacks(objectFolder: string): PackList {
  const problems: Problem[] = []
  const folder = path.join(objectFolder, 'pack')
  const names = namesIn(folder, (problem) => problems.push(problem))
  const indexes = new Set(names.filter((name) => name.endsWith('.idx')))
  const packs = new Set(names.filter((name) => name.endsWith('.pack')))
  const multiPackIndex = names.includes('multi-pack-index') ? path.join(folder, 'multi-pack-index') : undefined
  const isBare = (pack: string) => !indexes.has(indexOf(pack))
  const bare = [...packs].filter((pack) => isBare(pack) && !UNFINISHED.test(pack))
  const listed = bare.length > 0 && multiPackIndex ? namesListed(multiPackIndex, problems) : new Set()
  problems.push(...bare.filter((pack) => !listed.has(pack)).map((pack) => withoutIndex(path.join(folder, pack))))
  problems.push(...[...indexes].filter((index) => !packs.has(packOf(index))).map((index) => withoutPack(path.join(folder, index))))
  const usable = [...packs].filter((pack) => !isBare(pack) || listed.has(pack))
  return { packs: usable.map((pack) => packFile(folder, pack, isBare(pack))), problems, ...(multiPackIndex && { multiPackIndex }) }
}

function packFile(folder: string, pack: string, isBare: boolean): PackFile {
  return { pack: path.join(folder, pack), ...(!isBare && { index: path.join(folder, indexOf(pack)) }) }
}

function indexOf(pack: string): string {
  return pack.replace(/\.pack$/, '.idx')
}

function namesListed(multiPackIndex: string, problems: Problem[]): ReadonlySet<string> {
  try {
    return new Set(multiPackNames(multiPackIndex))
  } catch (error) {
    if (!(error instanceof CorruptData)) throw error
    problems.push({ where: multiPackIndex, message: error.message })
    return new Set()
  }
}

function withoutIndex(pack: string): Problem {
  return { where: pack, message: `the pack has no index, so neither git nor we know its objects; run: git index-pack ${quoted(pack)}` }
}

function withoutPack(index: string): Problem {
  return { where: index, message: 'its pack is gone, and with it what only that pack held; to see what is missing, run: git fsck' }
}

const FAN_OUT_FOLDER = /^[0-9a-f]{2}$/
const LOOSE_NAME = /^(?:[0-9a-f]{38}|[0-9a-f]{62})$/

/** The loose objects of a folder of objects, sorted by id. */
export function* listLoose(objectFolder: string, onProblem: OnProblem): Generator<LooseObject> {
  for (const start of namesIn(objectFolder, onProblem)) {
    if (!FAN_OUT_FOLDER.test(start)) continue
    const folder = path.join(objectFolder, start)
    for (const rest of namesIn(folder, onProblem)) {
      if (LOOSE_NAME.test(rest)) yield { id: start + rest, file: path.join(folder, rest) }
    }
  }
}

/** Whether a pack came from a remote that promises what it left out. */
export function hasPromisedPack(objectFolder: string): boolean {
  return namesIn(path.join(objectFolder, 'pack'), () => {}).some((name) => name.endsWith('.promisor'))
}

/** Sorted; none when there is no such folder. */
function namesIn(folder: string, onProblem: OnProblem): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!GONE.has(code)) onProblem({ where: folder, message: `${reasonOf(code, message)}; its objects were not read` })
    return []
  }
}
