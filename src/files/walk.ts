// Lists the files below a folder that git does not manage, and says what it left out. Works on names as bytes; a library
// that gives texts would lose some.
import { existsSync, readdirSync } from 'node:fs'
import type { Problem, Skipped } from '../model.ts'
import { NOT_A_FILE, reasonOf } from './open-file.ts'
import { displayPath, filePath, type RawPath, toRawPath } from './raw-path.ts'

export interface Listing {
  readonly files: readonly RawPath[]
  /** Folders with a git repository of their own: git lists those better. */
  readonly repositories: readonly RawPath[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
}

const VERSION_CONTROL = new Set(['.git', '.hg', '.svn', '.jj', '.bzr', 'CVS'])
const DEPENDENCIES = new Set(['node_modules', 'bower_components', 'jspm_packages', '.venv', '.tox', '.nox'])

/** Walks `folder` (absolute). With `ignored`, dependency folders are read too. */
export function walk(folder: string, { ignored }: { readonly ignored: boolean }): Listing {
  const files: RawPath[] = []
  const repositories: RawPath[] = []
  const problems: Problem[] = []
  const left = { 'version control': [] as string[], dependencies: [] as string[], 'symbolic link': [] as string[] }
  const pending: RawPath[] = ['']
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    for (const entry of readFolder(folder, below, problems)) {
      const raw = below === '' ? toRawPath(entry.name) : `${below}/${toRawPath(entry.name)}`
      const name = toRawPath(entry.name)
      if (entry.isSymbolicLink()) left['symbolic link'].push(displayPath(raw))
      else if (VERSION_CONTROL.has(name)) left['version control'].push(displayPath(raw))
      else if (entry.isFile()) files.push(raw)
      else if (!entry.isDirectory()) problems.push({ where: displayPath(raw), message: NOT_A_FILE })
      else if (!ignored && isDependencyFolder(folder, raw, name)) left.dependencies.push(displayPath(raw))
      else if (existsSync(join(filePath(folder, raw), '/.git'))) repositories.push(raw)
      else pending.push(raw)
    }
  }
  return { files, repositories, problems, skipped: toSkipped(left) }
}

interface Entry {
  readonly name: Buffer
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

function readFolder(folder: string, below: RawPath, problems: Problem[]): Entry[] {
  try {
    const entries = readdirSync(below === '' ? folder : filePath(folder, below), { withFileTypes: true, encoding: 'buffer' })
    return (entries as unknown as Entry[]).sort((a, b) => Buffer.compare(a.name, b.name))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    problems.push({ where: displayPath(below) || '.', message: reasonOf(code, message) })
    return []
  }
}

function isDependencyFolder(folder: string, raw: RawPath, name: string): boolean {
  return DEPENDENCIES.has(name) || (name === 'venv' && existsSync(join(filePath(folder, raw), '/pyvenv.cfg')))
}

function join(folder: string | Buffer, name: string): string | Buffer {
  return typeof folder === 'string' ? folder + name : Buffer.concat([folder, Buffer.from(name)])
}

function toSkipped(left: Readonly<Record<string, readonly string[]>>): Skipped[] {
  return Object.entries(left)
    .filter(([, paths]) => paths.length > 0)
    .map(([reason, paths]) => ({ reason, paths, ...(reason === 'dependencies' && { remedy: '--ignored includes them' }) }))
}
