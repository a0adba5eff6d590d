// What of the past is still there: in HEAD, in the index, in the files of the work tree.
import { lstatSync } from 'node:fs'
import { openFile } from '../files/open-file.ts'
import { filePath, type RawPath } from '../files/raw-path.ts'
import { runGit } from '../git/git.ts'
import type { ObjectTable } from '../git/object-table.ts'
import type { Repository } from '../git/repository.ts'
import type { Match, Problem } from '../model.ts'
import type { Look } from '../seen.ts'

/** Number of a blob → paths at which the index has it. */
export type IndexedPaths = ReadonlyMap<number, readonly RawPath[]>

/** `MODE ID STAGE<tab>PATH`; entries in conflict come several times. */
const STAGED = /^\d{6} ([0-9a-f]+) \d\t/

export async function readIndex({ place, workTree }: Repository, table: ObjectTable, problems: Problem[]): Promise<IndexedPaths> {
  const paths = new Map<number, RawPath[]>()
  if (workTree === undefined) return paths
  const answer = await runGit(['ls-files', '--stage', '-z'], { ...place, folder: workTree })
  if (answer.code !== 0) problems.push({ where: 'the index', message: `git can't list it (${answer.complaint}); run: git fsck` })
  for (const record of answer.output.toString('latin1').split('\0')) {
    const [head, id] = STAGED.exec(record) ?? []
    if (head === undefined || id === undefined) continue
    const number = table.findHex(id)
    const known = paths.get(number)
    if (known) known.push(record.slice(head.length))
    else paths.set(number, [record.slice(head.length)])
  }
  return paths
}

/** The files of a work tree, each read once, when somebody asks for it. */
export class WorkTreeFiles {
  readonly #folder: string | undefined
  readonly #look: Look
  readonly #read = new Map<RawPath, readonly Match[]>()

  constructor({ workTree }: Repository, look: Look) {
    this.#folder = workTree
    this.#look = look
  }

  /** Whether there is anything at the path. */
  has(path: RawPath): boolean {
    return this.#folder !== undefined && lstatSync(filePath(this.#folder, path), { throwIfNoEntry: false }) !== undefined
  }

  /** What the file holds, and what is packed in it; nothing when there is none. */
  async matchesIn(path: RawPath): Promise<readonly Match[]> {
    const known = this.#read.get(path)
    if (known || this.#folder === undefined) return known ?? []
    const matches = await this.#detect(filePath(this.#folder, path))
    this.#read.set(path, matches)
    return matches
  }

  async #detect(file: string | Buffer): Promise<readonly Match[]> {
    // A folder may stand where a file stood.
    if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return []
    const opened = openFile(file)
    if (opened.state !== 'open') return []
    try {
      const { blobs, names } = await this.#look({ path: '', ...opened })
      return [...blobs, ...names].flatMap(({ matches }) => matches)
    } finally {
      opened.close()
    }
  }
}
