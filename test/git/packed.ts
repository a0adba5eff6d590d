// Repositories with packs for tests of what reads them, and git's own account of an index.
import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { GitPlace } from '../../src/git/git.ts'
import type { PackListing } from '../../src/git/multi-pack-index.ts'
import { git, gitEnvironment, temporaryFolder, writeFiles } from '../support/repo.ts'

export type Format = 'sha1' | 'sha256'

/** Where to run git, as a person at a terminal would. */
export function placeOf(folder: string): GitPlace {
  return { folder, environment: gitEnvironment, asTold: false }
}

/** A new repository before its first commit. */
export function emptyRepository(format: Format = 'sha1'): string {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main', `--object-format=${format}`)
  return folder
}

/** Commits some files, named for the round. */
export function commitFiles(folder: string, round: number, count = 12): void {
  const names = Array.from({ length: count }, (_, i) => [`${round}/${i}.txt`, `text ${i} of round ${round}\n`.repeat(1 + (i % 5))])
  writeFiles(folder, Object.fromEntries(names))
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', `--message=round ${round}`)
}

/** A repository with one pack for each round. */
export function packedRepository(rounds: number, format: Format = 'sha1'): string {
  const folder = emptyRepository(format)
  for (let round = 1; round <= rounds; round++) {
    commitFiles(folder, round)
    git(folder, 'repack', '--quiet', '-d')
  }
  return folder
}

export const packFolder = (repository: string) => path.join(repository, '.git/objects/pack')

/** Absolute paths of the files in the folder of packs whose names end like this, sorted. */
export function packFiles(repository: string, end: string): string[] {
  const names = readdirSync(packFolder(repository)).filter((name) => name.endsWith(end))
  return names.sort().map((name) => path.join(packFolder(repository), name))
}

/** The only one of them. */
export function packFile(repository: string, end: string): string {
  const [file, ...more] = packFiles(repository, end)
  if (file === undefined || more.length > 0) throw new Error(`not one file ends with ${end}`)
  return file
}

/** `OFFSET ID` for each object, in the order of ids, by git's reading of an index. */
export function showIndex(index: string, format: Format): string[] {
  const input = readFileSync(index)
  const shown = execFileSync('git', ['show-index', `--object-format=${format}`], { input, env: gitEnvironment, encoding: 'utf8' })
  return shown
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ').slice(0, 2).join(' '))
}

/** The same, by ours. */
export function listed({ count, ids, offsets }: PackListing): string[] {
  const width = ids.length / count
  const idOf = (i: number) => Buffer.from(ids.subarray(i * width, (i + 1) * width)).toString('hex')
  return Array.from({ length: count }, (_, i) => `${offsets[i]} ${idOf(i)}`)
}

/** Changes a file of git's, which are read-only. */
export function rewrite(file: string, change: (bytes: Buffer) => Buffer | undefined): void {
  const bytes = readFileSync(file)
  const changed = change(bytes) ?? bytes
  chmodSync(file, 0o644)
  writeFileSync(file, changed)
}
