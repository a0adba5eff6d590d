// npm run bench -- history REPO…: audits of whole histories beside what git and other scanners need for the same. Works on copies
// (hard links, where the file system has them): the repositories themselves are only read.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Contender, compare, type Measured, median } from './measure.ts'

const cli = path.join(import.meta.dirname, '../dist/cli.js')
const node = process.execPath
const RUNS = 3
const LARGEST_LIST = 2 ** 30

interface Cost {
  readonly name: string
  readonly packMb: number
  readonly objects: number
  readonly unpackedMb: number
  /** Of the audit, over bare node. */
  readonly wallMs: number
  readonly cpuMs: number
}

/** Measures each repository in turn; `folder` is for copies, and empty. */
export async function benchHistory(repositories: readonly string[], folder: string): Promise<void> {
  const costs: Cost[] = []
  for (const [i, repository] of repositories.entries()) {
    const own = path.join(folder, String(i))
    mkdirSync(own)
    costs.push(await benchRepository(path.resolve(repository), own))
    rmSync(own, { recursive: true })
  }
  if (costs.length > 0) printCosts(costs)
}

async function benchRepository(repository: string, folder: string): Promise<Cost> {
  const copy = copyOf(repository, path.join(folder, 'copy'))
  const contenders = [...audits(copyOf(repository, path.join(folder, 'grown')), folder), ...peers(copy, folder)]
  const measured = await compare(`a history: ${repository}`, contenders, copy, RUNS)
  return costOf(repository, copy, measured)
}

function audits(grown: string, folder: string): Contender[] {
  const caches = { kept: path.join(folder, 'kept'), warm: path.join(folder, 'warm'), grown: path.join(folder, 'cache-of-grown') }
  const audit = (...options: string[]): Contender['command'] => [node, cli, 'history', ...options]
  const cached = (cache: string) => ({ command: audit('--threads=2'), environment: { XDG_CACHE_HOME: cache } })
  return [
    { name: 'straykey', command: audit('--threads=2', '--no-cache') },
    { name: 'straykey, one thread', command: audit('--threads=1', '--no-cache') },
    { name: 'straykey --plain', command: audit('--plain', '--no-cache'), once: true },
    { name: 'straykey, keeping a cache', ...cached(caches.kept), prepare: () => rmSync(caches.kept, { recursive: true, force: true }) },
    { name: 'straykey, cache warm', ...cached(caches.warm) },
    { name: 'straykey, one new commit', ...cached(caches.grown), folder: grown, prepare: () => addCommit(grown) },
    { name: 'bare node', command: [node, '-e', '0'] },
  ]
}

function peers(copy: string, folder: string): Contender[] {
  const datastore = path.join(folder, 'datastore')
  return [
    { name: 'git cat-file', command: ['git', 'cat-file', '--batch-all-objects', '--batch', '--unordered', '--buffer'] },
    {
      name: 'noseyparker',
      command: ['noseyparker', 'scan', '--datastore', datastore, copy],
      prepare: () => rmSync(datastore, { recursive: true, force: true }),
    },
    { name: 'kingfisher', command: ['kingfisher', 'scan', copy, '--git-history', 'full', '--no-validate', '--no-update-check'] },
    { name: 'gitleaks', command: ['gitleaks', 'git', '--no-banner', '--log-opts=--all', copy] },
    { name: 'betterleaks', command: ['betterleaks', 'git', '--no-banner', '--log-opts=--all', copy] },
  ]
}

/** All objects, whether a ref reaches them or not, and all refs; no index, work tree or reflogs. */
function copyOf(repository: string, to: string): string {
  git('.', ['clone', '--quiet', '--mirror', '--local', repository, to])
  return to
}

/** Of one new file, on top of HEAD, and other than the last one. */
function addCommit(repository: string): void {
  const blob = git(repository, ['hash-object', '-w', '--stdin'], `a new file ${process.hrtime.bigint()}\n`)
  const entries = `${git(repository, ['ls-tree', 'HEAD'])}\n100644 blob ${blob}\tstraykey-bench\n`
  const tree = git(repository, ['mktree', '--missing'], entries)
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com']
  const commit = git(repository, [...author, 'commit-tree', '-p', 'HEAD', '-m', 'one new commit', tree])
  git(repository, ['update-ref', 'refs/heads/straykey-bench', commit])
}

function costOf(repository: string, copy: string, measured: Measured): Cost {
  const sizes = git(copy, ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectsize)']).split('\n')
  const over = (figure: 'wallMs' | 'cpuMs') =>
    median(measured.get('straykey') ?? [], figure) - median(measured.get('bare node') ?? [], figure)
  return {
    name: path.basename(repository),
    packMb: packBytes(path.join(copy, 'objects/pack')) / 1e6,
    objects: sizes.length,
    unpackedMb: sizes.reduce((total, size) => total + Number(size), 0) / 1e6,
    wallMs: over('wallMs'),
    cpuMs: over('cpuMs'),
  }
}

function packBytes(folder: string): number {
  const packs = readdirSync(folder).filter((name) => name.endsWith('.pack'))
  return packs.reduce((total, name) => total + statSync(path.join(folder, name)).size, 0)
}

function printCosts(costs: readonly Cost[]): void {
  console.log('\ncost of an audit by size, over bare node')
  console.log(rowOf('', ['pack MB', 'objects', 'unpacked MB', 'wall/MB', 'CPU/MB', 'wall/unpacked']))
  for (const { name, packMb, objects, unpackedMb, wallMs, cpuMs } of costs) {
    const each = [wallMs / packMb, cpuMs / packMb, wallMs / unpackedMb].map((cost) => `${cost.toFixed(2)} ms`)
    console.log(rowOf(name, [packMb.toFixed(1), String(objects), unpackedMb.toFixed(0), ...each]))
  }
  const spreads = [spread(costs, 'wallMs', 'packMb'), spread(costs, 'cpuMs', 'packMb'), spread(costs, 'wallMs', 'unpackedMb')]
  console.log(rowOf('largest to smallest', ['', '', '', ...spreads]))
}

function spread(costs: readonly Cost[], figure: 'wallMs' | 'cpuMs', size: 'packMb' | 'unpackedMb'): string {
  const each = costs.map((cost) => cost[figure] / cost[size])
  return (Math.max(...each) / Math.min(...each)).toFixed(2)
}

function rowOf(name: string, figures: readonly string[]): string {
  return name.padEnd(26) + figures.map((figure) => figure.padStart(14)).join('')
}

function git(folder: string, args: readonly string[], input = ''): string {
  const output = execFileSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: LARGEST_LIST,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return output.trimEnd()
}
