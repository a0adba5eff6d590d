// The folders that a repository's objects lie in: its own, those that the environment names, and those that the file
// objects/info/alternates of any of them names. Format: gitrepository-layout(5), and git(1) for the environment.
import { readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../model.ts'

export interface ObjectFolders {
  /** Absolute paths, the repository's own first, each folder once. */
  readonly folders: readonly string[]
  readonly problems: readonly Problem[]
}

/** What the environment adds, and the folder that its relative paths start from. */
export interface GivenAlternates {
  readonly list: string
  readonly folder: string
}

interface Search {
  readonly folders: string[]
  readonly seen: Set<string>
  readonly problems: Problem[]
}

/** Where alternates are named. */
interface Naming {
  /** The file, or the variable. */
  readonly where: string
  /** Absolute path of the folder that relative paths start from. */
  readonly folder: string
  /** Alternates on the way here. */
  readonly depth: number
}

/** Git goes no further than this. */
const DEEPEST = 5

/** Follows alternates as git does: relative to the folder that names them, five deep, each once. */
export function findObjectFolders(own: string, given?: GivenAlternates): ObjectFolders {
  const search: Search = { folders: [own], seen: new Set([identityOf(own) ?? own]), problems: [] }
  if (given) {
    const where = 'GIT_ALTERNATE_OBJECT_DIRECTORIES'
    follow(search, parseAlternates(Buffer.from(given.list).toString('latin1'), path.delimiter), { where, folder: given.folder, depth: 0 })
  }
  followFile(search, own, 0)
  return search
}

function followFile(search: Search, folder: string, depth: number): void {
  const where = path.join(folder, 'info', 'alternates')
  const text = readText(where, search.problems)
  if (text === undefined) return
  follow(search, parseAlternates(text, '\n'), { where, folder: identityOf(folder) ?? folder, depth })
}

function follow(search: Search, names: readonly string[], { where, folder, depth }: Naming): void {
  if (names.length > 0 && depth > DEEPEST) {
    search.problems.push({
      where,
      message: `alternates nest more than ${DEEPEST} deep; git ignores these; name them in the first repository`,
    })
    return
  }
  for (const name of names) {
    const alternate = path.resolve(folder, asText(name))
    const identity = identityOf(alternate)
    if (identity === undefined) search.problems.push({ where, message: missing(alternate) })
    else if (!search.seen.has(identity)) {
      search.seen.add(identity)
      search.folders.push(alternate)
      followFile(search, alternate, depth + 1)
    }
  }
}

function missing(alternate: string): string {
  return `the folder of objects ${alternate} isn't there; bring it back, correct the path, or take it out`
}

/** The same text for the same folder, whatever links lead there; nothing when it is no folder. */
function identityOf(folder: string): string | undefined {
  try {
    return statSync(folder).isDirectory() ? realpathSync(folder) : undefined
  } catch {
    return undefined
  }
}

/** In Latin-1; nothing when there is no such file. */
function readText(file: string, problems: Problem[]): string | undefined {
  try {
    return readFileSync(file, 'latin1')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'ENOTDIR') problems.push({ where: file, message: `it can't be read (${code})` })
    return undefined
  }
}

function asText(name: string): string {
  return Buffer.from(name, 'latin1').toString('utf8')
}

/** Paths between separators, in bytes as Latin-1 characters: without comments, quotes undone. */
function parseAlternates(text: string, separator: string): string[] {
  const names: string[] = []
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf(separator, at)
    const end = found < 0 ? text.length : found
    const unquoted = text[at] === '"' ? unquote(text, at) : undefined
    if (unquoted) names.push(unquoted.text)
    else if (text[at] !== '#' && end > at) names.push(text.slice(at, end))
    at = (unquoted?.end ?? end) + 1
  }
  return names.filter((name) => name !== '')
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"' }
const QUOTED = /"((?:[^"\\]|\\[abfnrtv\\"]|\\[0-3][0-7]{2})*)"/y

/** The text between quotes and the place behind them; nothing when it isn't properly quoted. */
function unquote(text: string, at: number): { text: string; end: number } | undefined {
  QUOTED.lastIndex = at
  const inner = QUOTED.exec(text)?.[1]
  if (inner === undefined) return undefined
  const plain = inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, letter = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[letter] ?? ''),
  )
  return { text: plain, end: QUOTED.lastIndex }
}
