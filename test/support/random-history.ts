// Random repositories, made by real git: folders that move, merges, submodules, and names that look like entries of a tree.
import { execFileSync } from 'node:child_process'
import type { Random } from '../../src/random.ts'
import { gitEnvironment, repository } from './repo.ts'

/** Path (one character a byte) → what stands there: a blob's or commit's mark, or the id of something that isn't there. */
type Files = Map<string, { readonly mode: string; readonly what: string }>
interface Commit {
  readonly files: Files
  readonly parents: readonly number[]
}

const names = [
  'a',
  'b',
  'x',
  'd',
  '100644 x',
  'a 100644 x',
  '40000 d',
  'a 40000 d',
  'two words',
  ' 100755 ',
  '\xff\xfe',
  'caf\xe9',
  'n'.repeat(255),
]
const modes = ['100644', '100644', '100755', '120000']
const BLOBS = 9
const FIRST_COMMIT = 100
const MOST_FILES = 60

/** Runs git in a folder, gives it the input and gives the bytes that it prints. */
export function gitBytes(folder: string, args: readonly string[], input: string | Uint8Array = ''): Buffer {
  return execFileSync('git', args, { cwd: folder, env: gitEnvironment, input, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** A new repository with that many commits, each under a branch of its own. */
export function randomHistory(random: Random, count: number): string {
  const commits: Commit[] = []
  while (commits.length < count) commits.push(nextCommit(random, commits))
  const folder = repository()
  gitBytes(folder, ['fast-import', '--quiet'], Buffer.from(importStream(random, commits), 'latin1'))
  return folder
}

function nextCommit(random: Random, commits: readonly Commit[]): Commit {
  const parentCount = commits.length === 0 || random(12) === 0 ? 0 : random(5) > 0 ? 1 : 2 + random(3)
  const parents = new Set(Array.from({ length: parentCount }, () => commits.length - 1 - random(Math.min(6, commits.length))))
  const files: Files = new Map()
  for (const parent of parents) {
    for (const [path, file] of commits[parent]?.files ?? []) if (parents.size < 2 || random(3) > 0) put(files, path, file)
  }
  for (let left = random(5); left >= 0; left--) pick(random, edits)(files, random, commits.length)
  return { files, parents: [...parents] }
}

type Edit = (files: Files, random: Random, commit: number) => void

const write: Edit = (files, random) => {
  const path = Array.from({ length: 1 + random(4) }, () => pick(random, names)).join('/')
  put(files, path, { mode: pick(random, modes), what: `:${1 + random(BLOBS)}` })
}
const addSubmodule: Edit = (files, random, commit) => {
  const isOwn = commit > 0 && random(2) === 0
  const what = isOwn ? `:${FIRST_COMMIT + random(commit)}` : Array.from({ length: 40 }, () => '0123456789abcdef'[random(16)]).join('')
  put(files, pick(random, names), { mode: '160000', what })
}
const remove: Edit = (files, random) => {
  if (files.size > 0) files.delete(pick(random, [...files.keys()]))
}
const changeMode: Edit = (files, random) => {
  if (files.size === 0) return
  const path = pick(random, [...files.keys()])
  const file = files.get(path)
  if (file && file.mode !== '160000') files.set(path, { ...file, mode: pick(random, modes) })
}
/** A file or folder gets another name, or another home. */
const move: Edit = (files, random) => {
  const from = anyPlace(files, random)
  const above = from.split('/').slice(0, random(2) === 0 ? -1 : 0)
  const moved = below(files, from)
  for (const path of moved.keys()) files.delete(from + path)
  paste(files, [...above, pick(random, names)].join('/'), moved)
}
const copy: Edit = (files, random) => paste(files, pick(random, names), below(files, anyPlace(files, random)))
/** The root becomes a folder: one tree is both. */
const wrap: Edit = (files, random) => {
  const all = new Map([...files].map(([path, file]) => [`/${path}`, file]))
  if (random(2) === 0) files.clear()
  paste(files, pick(random, names), all)
}
/** A folder becomes the root. */
const unwrap: Edit = (files, random) => {
  const inner = [...below(files, anyPlace(files, random))].filter(([path]) => path !== '')
  if (inner.length === 0) return
  files.clear()
  for (const [path, file] of inner) put(files, path.slice(1), file)
}
const edits: readonly Edit[] = [write, write, write, write, addSubmodule, remove, changeMode, move, move, copy, wrap, unwrap]

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random(items.length)] as Item
}

/** A path of a file or of a folder above it. */
function anyPlace(files: Files, random: Random): string {
  const parts = pick(random, [...files.keys(), 'a']).split('/')
  return parts.slice(0, 1 + random(parts.length)).join('/')
}

/** What stands at or below a place: path behind the place (empty, or with `/` in front) → file. */
function below(files: Files, place: string): Files {
  const inside = [...files].filter(([path]) => path === place || path.startsWith(`${place}/`))
  return new Map(inside.map(([path, file]) => [path.slice(place.length), file]))
}

function paste(files: Files, place: string, what: Files): void {
  if (files.size + what.size > MOST_FILES) return
  for (const [path, file] of what) put(files, place + path, file)
}

/** A path can't be both a file and a folder. */
function put(files: Files, path: string, file: { readonly mode: string; readonly what: string }): void {
  for (const other of files.keys()) if (path.startsWith(`${other}/`) || other.startsWith(`${path}/`)) files.delete(other)
  files.set(path, file)
}

function importStream(random: Random, commits: readonly Commit[]): string {
  const blobs = Array.from({ length: BLOBS }, (_, i) => `blob\nmark :${i + 1}\ndata ${i * 3}\n${'abc'.repeat(i)}\n`)
  return blobs.join('') + commits.map((commit, i) => commitText(random, commit, i)).join('')
}

function commitText(random: Random, { files, parents }: Commit, number: number): string {
  const lines = [`commit refs/heads/c${number}`, `mark :${FIRST_COMMIT + number}`]
  lines.push(`author A <a@example.com> ${1e9 + random(3)} +0000`, `committer C <c@example.com> ${1e9 + random(4)} +0000`, 'data 0')
  for (const [i, parent] of parents.entries()) lines.push(`${i === 0 ? 'from' : 'merge'} :${FIRST_COMMIT + parent}`)
  lines.push('deleteall')
  for (const [path, { mode, what }] of files) lines.push(`M ${mode} ${what} "${path.replace(/[^a-z/]/g, octal)}"`)
  return `${lines.join('\n')}\n\n`
}

const octal = (byte: string) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`
