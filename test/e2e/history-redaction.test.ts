// No output of an audit gives a secret away, wherever git holds it: files, names, messages, people, refs, reflogs, problems.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatNames } from '../../src/report/index.ts'
import { tryGit } from '../support/commit.ts'
import { detect } from '../support/detect.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { commit, countedOf, gitWith, idOf, sharedRepository, storeBlob } from '../support/history.ts'
import { leaksIn, type Planted, plantedKeys } from '../support/leaks.ts'
import { git, writeFiles } from '../support/repo.ts'
import { type JsonReport, type Run, runCli } from '../support/run-cli.ts'

/** Every rule's examples, and keys in all places; and the places alone. */
const [folder, small] = [sharedRepository(), sharedRepository()]
const outputs = [
  ['human', []],
  ['human, with everything, in colour', ['--verbose', '--authors', '--color', 'always']],
  ['human, quiet', ['--quiet', '--authors']],
  ['through git', ['--plain', '--verbose']],
  ['json', ['--format', 'json', '--authors']],
  ['sarif', ['--format', 'sarif', '--authors']],
] as const

/** A planted secret that is a key of this file. */
function own(secret: string, prefix: string): Planted {
  const body = secret.slice(prefix.length)
  return { rule: 'own', text: secret, secret, pieces: Array.from({ length: body.length - 11 }, (_, i) => body.slice(i, i + 12)) }
}

const SEEDS = Array.from({ length: 16 }, (_, i) => i + 1)
const keys = [...SEEDS.map((seed) => own(liveKey(seed), 'sk_live_')), own(githubKey(1), 'ghp_')]
let judged: readonly Planted[] = []

function leaksOf({ stdout, stderr }: Run, planted: readonly Planted[]): string[] {
  return [...leaksIn(stdout, planted), ...leaksIn(stderr, planted)]
}

/** Every example of every rule, in a text that was removed again, and in UTF-16. */
async function plantExamples(): Promise<void> {
  const planted = await plantedKeys(1)
  const text = planted.map(({ text }) => text).join('\n')
  const found = new Set((await detect(Buffer.from(text))).matches.map(({ secret }) => secret))
  judged = planted.filter(({ secret }) => found.has(secret))
  commit(folder, { files: { 'all.txt': text, 'little.txt': Buffer.from(`\ufeff${text}`, 'utf16le') } })
  commit(folder, { files: { 'all.txt': 'gone\n', 'little.txt': 'gone\n' } })
}

function plantEverywhere(folder: string): void {
  commit(folder, { message: `message ${liveKey(1)}\n\nbody ${liveKey(2)}`, author: `Ada ${liveKey(3)}` })
  commit(folder, { files: { [`${liveKey(4)}/x/${liveKey(5)}.txt`]: `a\n${liveKey(6)} ${githubKey(1)}\nb` }, message: liveKey(6) })
  commit(folder, { files: { [`${liveKey(4)}/x/${liveKey(5)}.txt`]: 'gone\n' }, author: `Eve ${liveKey(6)}` })
  git(folder, 'branch', `fix/${liveKey(7)}`)
  git(folder, 'tag', '--annotate', `--message=${liveKey(8)}`, `v-${liveKey(9)}`)
  git(folder, 'update-ref', '-m', `to ${liveKey(10)}`, '--create-reflog', `refs/heads/${liveKey(11)}`, 'HEAD')
  gitWith(folder, {}, 'update-index', '--add', '--cacheinfo', `160000,${idOf(folder, 'HEAD')},lib/${liveKey(12)}`)
  git(folder, 'commit', '--quiet', '--message=gitlink')
  storeBlob(folder, `\0${liveKey(13)}\n`)
  git(folder, 'update-ref', `refs/pull/${liveKey(14)}/head`, commit(folder, { files: { 'same.txt': liveKey(14) } }))
  git(folder, 'notes', 'add', `--message=${liveKey(15)}`, 'HEAD')
  writeFiles(folder, { 'readme.txt': liveKey(16) })
  git(folder, 'stash', 'push', '--quiet', `--message=stashed ${liveKey(16)}`)
}

beforeAll(async () => {
  await plantExamples()
  plantEverywhere(folder)
  plantEverywhere(small)
})

describe('no value is in clear', () => {
  it('and all of them are found', async () => {
    const report = JSON.parse((await runCli(['history', '--format', 'json'], { folder })).stdout) as JsonReport
    expect(countedOf(report, SEEDS)).toEqual(SEEDS)
    expect(report.findings.length).toBeGreaterThan(judged.length / 2)
  })

  it.each(outputs)('in the report: %s', async (_, args) => {
    const run = await runCli(['history', ...args], { folder, environment: { COLUMNS: '160' } })
    expect(run.code).toBe(1)
    expect(leaksOf(run, [...judged, ...keys])).toEqual([])
  })

  it('in reports that are written to files, of any format', async () => {
    const run = await runCli(['history', '--authors', ...formatNames.flatMap((format) => ['--output', `${format}=.git/${format}.out`])], {
      folder,
    })
    const written = formatNames.map((format) => readFileSync(path.join(folder, `.git/${format}.out`), 'utf8')).join('\n')
    expect(leaksOf({ ...run, stderr: run.stderr + written }, [...judged, ...keys])).toEqual([])
  })
})

describe('no value is in clear when it stands', () => {
  const audit = async (...args: string[]) =>
    leaksOf(await runCli(['history', '--verbose', ...args], { folder: small }), keys).concat(
      leaksOf(await runCli(['history', '--format', 'json', ...args], { folder: small }), keys),
    )

  it.each([
    ['a range', ['--range', `${liveKey(1)}..HEAD`]],
    ['a branch', ['--branch', liveKey(1)]],
    ['a glob', ['--refs', `refs/${liveKey(1)}/*`]],
    ['a date', ['--since', liveKey(1)]],
    ['a repository', [liveKey(1)]],
    ['a branch that there is', ['--branch', liveKey(11)]],
    ['a range of branches that there are', ['--range', `${liveKey(11)}..main`]],
    ['a path that is left out', ['--exclude', 'sk_*']],
  ])('in an option: %s', async (_, args) => {
    expect(await audit(...args)).toEqual([])
  })

  it('in the name of a ref that is broken, in a reflog that is damaged, and in the name of a missing file', async () => {
    writeFiles(small, {
      [`.git/refs/heads/broken-${liveKey(2)}`]: `${'1'.repeat(40)}\n`,
      [`.git/logs/refs/heads/${liveKey(3)}`]: 'nonsense\n',
    })
    expect(await audit()).toEqual([])
    expect(tryGit(small, ['update-ref', '-d', `refs/heads/broken-${liveKey(2)}`]).code).not.toBeNull()
  })
})
