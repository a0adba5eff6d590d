// Files of other scanners: which there are, and what they say together with those that they name.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { type Carried, type Extended, joinCarried, type Kind, type Left } from '../import/contract.ts'
import { kinds } from '../import/kinds/index.ts'
import { toSlashes } from '../slashes.ts'

export interface NamedFile {
  /** Absolute. */
  readonly file: string
  readonly kind: Kind
}

export interface ReadSources {
  readonly carried: Carried
  readonly files: readonly NamedFile[]
}

/** A baseline of a large repository has some megabytes. */
const LARGEST = 32 * 2 ** 20
/** One configuration extends another, and that a third. */
const DEEPEST = 2

/** All that other scanners have in the repository. */
export function foundFiles(top: string): NamedFile[] {
  const all = kinds.flatMap((kind) => kind.files.map((name) => ({ file: path.join(top, name), kind })))
  return all.filter(({ file, kind }) => isFile(file) && (!kind.mark || kind.mark.test(textIn(file, shownFrom(top, file)))))
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile()
}

/** What a file is, by its name or by what the user says; throws UserError for one that nobody knows. */
export function namedFile(file: string, kindName?: string): NamedFile {
  const base = path.basename(file)
  const kind =
    kindName === undefined
      ? kinds.find(({ files }) => files.some((name) => path.posix.basename(name) === base))
      : kinds.find(({ name }) => name === kindName)
  if (kind) return { file, kind }
  throw new UserError(`${toSlashes(file)}: nobody calls a file so; say what it is: --as=${kinds.map(({ name }) => name).join('|')}`)
}

/** Throws UserError, with the place, for a file that can't be read. */
export function readSources(named: readonly NamedFile[], top: string): ReadSources {
  const files: NamedFile[] = []
  const parts: Partial<Carried>[] = []
  const visit = (one: NamedFile, depth: number) => {
    if (files.some(({ file }) => file === one.file)) return
    files.push(one)
    const name = shownFrom(top, one.file)
    const carried = joinCarried([one.kind.read({ file: one.file, name, text: textIn(one.file, name) })])
    parts.push(carried)
    for (const extended of carried.extended) {
      const next = resolved(extended, one.file, top)
      if ('why' in next) parts.push({ left: [{ where: `${name}: ${extended.path}`, why: next.why }] })
      else if (depth < DEEPEST) visit(next, depth + 1)
      else parts.push({ left: [{ where: `${name}: ${extended.path}`, why: 'it is extended from too far' }] })
    }
  }
  for (const one of named) visit(one, 0)
  return { carried: joinCarried(parts), files }
}

/** Named from where the scanner is run, which is the top, or beside the file that names it. */
function resolved({ path: name, kind }: Extended, from: string, top: string): NamedFile | Pick<Left, 'why'> {
  const places = [path.resolve(top, name), path.resolve(path.dirname(from), name)]
  const inside = places.filter((place) => !path.relative(top, place).startsWith('..') && !path.isAbsolute(path.relative(top, place)))
  const file = inside.find(isFile)
  if (file === undefined)
    return { why: inside.length === 0 ? 'it lies outside of the repository; name it yourself' : 'there is no such file' }
  return namedFile(file, kind)
}

export function shownFrom(top: string, file: string): string {
  const inside = toSlashes(path.relative(top, file))
  return inside.startsWith('../') ? toSlashes(file) : inside
}

function textIn(file: string, name: string): string {
  if (!isFile(file)) throw new UserError(`${name}: no such file; check the path`)
  const { size } = statSync(file)
  if (size > LARGEST) throw new UserError(`${name}: has ${size} bytes; the limit is ${LARGEST}`)
  const bytes = readBytes(file, name)
  if (bytes.includes(0)) throw new UserError(`${name}: is no text; is it the file that is meant?`)
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}

function readBytes(file: string, name: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UserError(`${name}: can't be read (${(error as NodeJS.ErrnoException).code}); check its permissions`, { cause: error })
  }
}
