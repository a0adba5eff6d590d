// Random repositories full of secrets, made by real git, and the many ways in which git may store them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Random } from '../../src/random.ts'
import { applySteps, randomSteps } from './delta-writer.ts'
import { zipOf } from './packing.ts'
import { gitBytes } from './random-history.ts'
import { git, temporaryFolder } from './repo.ts'
import { secretPieces } from './secret-pieces.ts'

const paths = ['a.txt', 'b.env', 'src/main.ts', 'src/deep/er/x.bin', 'docs/read me.md', 'caf\u00e9.txt']
/** Files that are replaced and never edited, which would damage them. */
const archives = ['lib/app.jar', 'dump.gz']
/** More than a delta copies at once. */
const LARGE = 70_000

/** A new repository of `count` commits on a few branches, with a stash, a note and a tag, all of it still loose. */
export async function secretRepository(random: Random, count: number, format: 'sha1' | 'sha256' = 'sha1'): Promise<string> {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main', `--object-format=${format}`)
  const draw = await drawer(random)
  const files = new Map<string, Buffer>()
  const parts: Buffer[] = []
  for (let commit = 0; commit < count; commit++) {
    for (let left = random(3); left >= 0; left--) change(random, files, draw)
    if (random(4) === 0) files.set(archives[random(archives.length)] as string, archive(random, draw))
    parts.push(await commitPart(random, commit, files, draw))
  }
  gitBytes(folder, ['fast-import', '--quiet', '--force'], Buffer.concat(parts))
  git(folder, 'reset', '--quiet', '--hard')
  extras(folder, random, draw)
  return folder
}

async function drawer(random: Random): Promise<() => Buffer> {
  const piece = await secretPieces(random)
  return () => Buffer.concat(Array.from({ length: 1 + random(3) }, piece))
}

/** A file is written, edited as deltas do, moved, copied or deleted. */
function change(random: Random, files: Map<string, Buffer>, draw: () => Buffer): void {
  const name = paths[random(paths.length)] as string
  const old = files.get(name)
  const kind = random(10)
  if (!old || kind === 0) files.set(name, firstVersion(random, draw))
  else if (kind < 7) files.set(name, applySteps(old, randomSteps(random, old, draw)))
  else if (kind === 7) files.delete(name)
  else {
    files.set(paths[random(paths.length)] as string, old)
    if (kind === 8) files.delete(name)
  }
}

function firstVersion(random: Random, draw: () => Buffer): Buffer {
  const filler = Array.from({ length: random(40) }, (_, i) => `line ${i} ${random(1e6)}\n`).join('')
  const parts = [Buffer.from(filler), ...Array.from({ length: random(4) }, draw), Buffer.from(filler)]
  if (random(8) === 0) parts.splice(1, 0, Buffer.from(Array.from({ length: LARGE }, () => random(256))))
  return Buffer.concat(parts)
}

function archive(random: Random, draw: () => Buffer): Buffer {
  const inner = zipOf({ 'conf/app.env': draw(), 'read me.txt': firstVersion(random, draw) })
  return [inner, gzipSync(draw()), gzipSync(inner), zipOf({ 'inner.zip': inner, 'a.txt': draw() })][random(4)] as Buffer
}

/** One commit of a fast-import stream: all files, a message that may hold a secret, one parent or two. */
async function commitPart(random: Random, commit: number, files: ReadonlyMap<string, Buffer>, draw: () => Buffer): Promise<Buffer> {
  const branch = random(6) === 0 ? `refs/heads/side${random(3)}` : 'refs/heads/main'
  const message = random(10) === 0 ? draw() : Buffer.from(`commit ${commit}\n`)
  const head = [`commit ${commit === 0 ? 'refs/heads/main' : branch}`, `mark :${commit + 1}`, ...people(random), `data ${message.length}\n`]
  const parents = commit === 0 ? [] : [`from :${commit}`, ...(random(5) === 0 && commit > 1 ? [`merge :${1 + random(commit - 1)}`] : [])]
  const parts = [Buffer.from(head.join('\n')), message, Buffer.from(`\n${[...parents, 'deleteall', ''].join('\n')}`)]
  for (const [name, bytes] of files) parts.push(Buffer.from(`M 100644 inline "${name}"\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'))
  return Buffer.concat([...parts, Buffer.from('\n')])
}

function people(random: Random): string[] {
  return ['author', 'committer'].map((role) => `${role} ${role} <${role}@example.com> ${1_700_000_000 + random(5) * 1000} +0000`)
}

function extras(folder: string, random: Random, draw: () => Buffer): void {
  const blob = () => gitBytes(folder, ['hash-object', '-w', '--stdin'], draw()).toString().trim()
  for (let left = random(4); left > 0; left--) blob()
  if (random(2) === 0) git(folder, 'tag', '-a', '-m', `a tag ${withoutZeros(draw())}`, `tag${random(9)}`)
  if (random(2) === 0) git(folder, 'notes', 'add', '-f', '-C', blob())
  if (random(3) === 0) {
    writeFileSync(path.join(folder, 'a.txt'), draw())
    git(folder, 'add', '-A')
    git(folder, 'stash', '--quiet')
  }
}

const withoutZeros = (bytes: Buffer) => bytes.toString('latin1').replace(/[^\n -~]/g, '')

/** The ways in which a repository's objects can be stored anew; each leaves what it holds as it is. */
export const stores: Readonly<Record<string, (folder: string, random: Random) => void>> = {
  loose: () => {},
  'one pack': (folder, random) => repack(folder, random, 'pack.threads=1'),
  'bases named by id': (folder, random) => repack(folder, random, 'repack.useDeltaBaseOffset=false'),
  'packed to the utmost': (folder) => git(folder, 'gc', '--quiet', '--aggressive', '--prune=never'),
  'an index of version 1': (folder, random) => repack(folder, random, 'pack.indexVersion=1'),
  'several packs': (folder, random) => {
    for (let left = 1 + random(3); left > 0; left--) packSome(folder, random)
    if (random(2) === 0) git(folder, 'multi-pack-index', 'write')
  },
  'twice in packs': (folder, random) => {
    packSome(folder, random)
    git(folder, 'repack', '-q', '-d')
    const names = git(folder, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)')
    gitBytes(folder, ['pack-objects', '-q', `--window=${random(20)}`, '.git/objects/pack/pack'], names)
  },
  'a thin pack completed by fetch': (folder, random) => fetchThin(folder, random),
  'half of it borrowed': (folder, random) => {
    const lender = `${folder}/.lender`
    mkdirSync(lender)
    git(folder, 'clone', '--quiet', '--bare', '--no-local', '.git', lender)
    writeFileSync(path.join(folder, '.git/info/exclude'), '.lender\n')
    writeFileSync(path.join(folder, '.git/objects/info/alternates'), `${lender}/objects\n`)
    git(folder, 'repack', '-q', '-a', '-d', '-l', `--window=${random(30)}`)
  },
  'replaced and grafted': (folder, random) => {
    const commits = git(folder, 'rev-list', 'HEAD').trim().split('\n')
    const [one = '', other = ''] = [commits[random(commits.length)], commits[random(commits.length)]]
    if (one !== other) git(folder, 'replace', one, other)
    const blobs = git(folder, 'cat-file', '--batch-all-objects', '--batch-check').match(/^\w+(?= blob)/gm) ?? []
    const [blob = '', another = ''] = [blobs[random(blobs.length)], blobs[random(blobs.length)]]
    if (blob !== another) git(folder, 'replace', blob, another)
    writeFileSync(path.join(folder, '.git/info/grafts'), `${commits.at(0)} ${commits.at(-1)}\n`)
    if (random(2) === 0) repack(folder, random, 'pack.threads=1')
  },
}

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random(items.length)] as Item

function repack(folder: string, random: Random, setting: string): void {
  const [depth, window] = [pick(random, [0, 1, 5, 50, 250]), pick(random, [0, 1, 10, 50, 250])]
  git(folder, '-c', setting, 'repack', '-q', '-a', '-d', '-f', '-k', `--depth=${depth}`, `--window=${window}`)
}

/** Packs a random half of the loose objects. */
function packSome(folder: string, random: Random): void {
  const objects = git(folder, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)').trim().split('\n')
  const some = objects.filter(() => random(2) === 0)
  gitBytes(folder, ['pack-objects', '-q', `--window=${random(30)}`, '.git/objects/pack/pack'], `${some.join('\n')}\n`)
  git(folder, 'prune-packed', '-q')
}

/** Gets the second half of the history from elsewhere, as a pack whose deltas need the first half. */
function fetchThin(folder: string, random: Random): void {
  const commits = git(folder, 'rev-list', '--first-parent', 'main').trim().split('\n')
  const half = commits[random(commits.length)] as string
  repack(folder, random, 'pack.threads=1')
  const old = git(folder, 'rev-list', '--objects', '--no-object-names', half)
  const objects = git(folder, 'rev-list', '--objects', '--no-object-names', '--all', '--reflog')
  const all = git(folder, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)')
  const has = new Set(objects.split('\n'))
  const dangling = all.split('\n').filter((id) => !has.has(id))
  const thin = gitBytes(folder, ['pack-objects', '-q', '--thin', '--stdout', '--revs', '--all', '--reflog', '--window=50'], `^${half}\n`)
  const packs = readdirSync(path.join(folder, '.git/objects/pack'))
  gitBytes(folder, ['pack-objects', '-q', '.git/objects/pack/pack'], `${[...dangling, ...old.split('\n')].filter(Boolean).join('\n')}\n`)
  gitBytes(folder, ['index-pack', '--fix-thin', '--stdin'], thin)
  for (const name of packs) rmSync(path.join(folder, '.git/objects/pack', name), { force: true })
}
