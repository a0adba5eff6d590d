// Ctrl-C and progress: what was found so far is printed, exit code 130; only a terminal sees how far it is.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { gitWith, sharedRepository } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { gitEnvironment, temporaryFolder } from '../support/repo.ts'
import { cli, type JsonReport, type Run, runCli } from '../support/run-cli.ts'

const COMMITS = 3000
const folder = sharedRepository()
const engine = ['--threads=1']
const plain = ['--plain']
/** Milliseconds that an audit takes here; half of it is well behind the program's start. */
const durations = new Map<readonly string[], number>()

/** Text that does not compress well, the same each time. */
function* noise(): Generator<string, never> {
  let state = 1
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state.toString(36)
  }
}

/** Commits of a new file each, and in each tenth a key. */
function importStream(): string {
  const words = noise()
  let stream = ''
  for (let i = 0; i < COMMITS; i++) {
    const text = `${i % 10 === 0 ? keyLine(i + 1) : ''}${Array.from({ length: 1500 }, () => words.next().value).join('\n')}`
    stream += `commit refs/heads/main\ncommitter C <c@example.com> ${1_700_000_000 + i} +0000\ndata 1\nx\n`
    stream += `${i === 0 ? 'from refs/heads/main^0\n' : ''}M 644 inline f${i % 50}.txt\ndata ${text.length}\n${text}\n`
  }
  return stream
}

/** A folder with a git that takes its time: progress is shown from the second second on, and a fast machine needs less. */
function slowGit(): string {
  const programs = temporaryFolder()
  const git = execFileSync('sh', ['-c', 'command -v git'], { env: gitEnvironment, encoding: 'utf8' }).trim()
  writeFileSync(path.join(programs, 'git'), `#!/bin/sh\nsleep 0.4\nexec '${git}' "$@"\n`, { mode: 0o755 })
  return programs
}

beforeAll(async () => {
  gitWith(
    folder,
    { input: importStream() },
    '-c',
    'fastimport.unpackLimit=0',
    '-c',
    'core.compression=1',
    'fast-import',
    '--quiet',
    '--depth=0',
  )
  for (const mode of [engine, plain]) {
    const started = performance.now()
    await runCli(['history', '--quiet', ...mode], { folder })
    durations.set(mode, performance.now() - started)
  }
})

type Ended = Run & { readonly signal: string | null }

/** Starts an audit and sends signals after so many milliseconds, ten apart. */
function signalled(args: readonly string[], signals: readonly NodeJS.Signals[], after: number): Promise<Ended> {
  const child = spawn(process.execPath, [cli, 'history', ...args], { cwd: folder, env: gitEnvironment })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const timers = signals.map((signal, i) => setTimeout(() => child.kill(signal), after + i * 10))
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      resolve({ code, signal, ...output })
    })
  })
}

const TRIES = 10

/** It had ended by itself, or had looked at every object. */
function isLate({ code, stdout }: Ended): boolean {
  const [, objects = '0'] = /"blobs": (\d+)/.exec(stdout) ?? []
  return code === 0 || code === 1 || Number(objects) >= COMMITS * 3
}

/** Signals an audit in its midst. On a busy machine that is not always met: before the program listens, or behind its end. */
async function interrupted(mode: readonly string[], args: readonly string[], ...signals: readonly NodeJS.Signals[]): Promise<Ended> {
  let after = (durations.get(mode) ?? 0) / 2
  for (let left = TRIES; ; left--) {
    const run = await signalled([...mode, ...args], signals, after)
    const isEarly = signals.length === 1 && run.signal !== null
    if (left === 0 || (!isEarly && !isLate(run))) return run
    after *= isEarly ? 1.4 : 0.7
  }
}

describe('an audit that is interrupted', () => {
  it.each([
    ['SIGINT', engine],
    ['SIGTERM', engine],
    ['SIGINT', plain],
  ] as const)('ends soon at %s with what was found so far, and exit code 130: %j', async (signal, mode) => {
    const { code, stdout } = await interrupted(mode, ['--format', 'json'], signal)
    expect(code).toBe(130)
    const report = JSON.parse(stdout) as JsonReport
    expect(report.interrupted).toBe(true)
    expect(report.scanned.blobs).toBeLessThan(COMMITS * 3)
    for (const finding of report.findings) expect(finding.locations.length).toBeGreaterThan(0)
  })

  it('says so, in words', async () => {
    const { code, stdout } = await interrupted(engine, [], 'SIGINT')
    expect(code).toBe(130)
    expect(stdout).toMatch(/interrupted/i)
    expect(stdout).not.toMatch(/no secrets found\.\s*$/im)
  })

  it('ends at once at the second signal', async () => {
    const run = await interrupted(plain, [], 'SIGINT', 'SIGINT')
    expect(run.code === 130 || run.signal === 'SIGINT').toBe(true)
  })
})

describe('progress', () => {
  it('is not written where nobody watches', async () => {
    const { code, stderr } = await runCli(['history', '--quiet', '--range', 'main~10..main'], { folder })
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  })

  it.skipIf(spawnSync('script', ['--version']).status !== 0)('is written to a terminal, and wiped before the report', async () => {
    const program = `'${process.execPath}' '${cli}' history --plain --quiet --range main~10..main`
    const env = { ...gitEnvironment, PATH: `${slowGit()}:${gitEnvironment.PATH}`, TERM: 'xterm' }
    const child = spawn('script', ['-qec', program, '/dev/null'], { cwd: folder, env })
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text))
    await new Promise((resolve) => child.once('close', resolve))
    expect(seen).toMatch(/straykey: [\d,]+ of [\d,]+ objects/)
    expect(seen).toContain('\r\x1b[K')
    expect(seen.lastIndexOf('straykey: ')).toBeLessThan(seen.indexOf('sk_live_'))
  })
})
