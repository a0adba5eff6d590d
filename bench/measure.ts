// Runs commands in turn (A B C A B C …) as whole processes and prints medians and ratios to the first.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

export interface Contender {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** Where it runs, when not where the others do. */
  readonly folder?: string
  /** Done before each run, and not measured. */
  readonly prepare?: () => void
  /** One run tells enough. */
  readonly once?: boolean
}

export interface Sample {
  readonly wallMs: number
  readonly cpuMs: number | undefined
  /** Of the largest process, not of all together. */
  readonly peakMb: number | undefined
  readonly exit: number | undefined
  /** It took longer than anybody waits. */
  readonly isStopped: boolean
}

export type Measured = ReadonlyMap<string, readonly Sample[]>

const TIME = '/usr/bin/time'
/** A contender this much slower than the first is measured once: its ratio says enough. */
const HOPELESS = 20
const PATIENCE_MS = 600_000

/** Measures the contenders that are installed, and names the others. */
export async function compare(title: string, contenders: readonly Contender[], folder: string, runs: number): Promise<Measured> {
  console.log(`\n${title}`)
  const present = contenders.filter(({ command: [program] }) => isOnPath(program))
  const samples = new Map(present.map(({ name }) => [name, [] as Sample[]]))
  let reference = Number.NaN
  for (const contender of present) {
    const warmUp = await measure(contender, folder)
    if (Number.isNaN(reference)) reference = warmUp.wallMs
    if (isEnough(warmUp, contender, reference)) samples.get(contender.name)?.push(warmUp)
  }
  const repeated = present.filter(({ name }) => samples.get(name)?.length === 0)
  for (let run = 0; run < runs; run++) for (const contender of repeated) samples.get(contender.name)?.push(await measure(contender, folder))
  print(samples)
  const missing = contenders.filter((one) => !present.includes(one)).map(({ name }) => name)
  if (missing.length > 0) console.log(`not on PATH: ${missing.join(', ')}`)
  return samples
}

function isEnough({ wallMs, isStopped }: Sample, { once }: Contender, reference: number): boolean {
  return once === true || isStopped || wallMs > HOPELESS * reference
}

function print(samples: Measured): void {
  const [reference = []] = samples.values()
  const heads = ['ratio'.padStart(9), 'CPU'.padStart(11), 'peak'.padStart(10), 'exit'.padStart(6), 'runs'.padStart(6)]
  console.log('wall'.padStart(40) + heads.join(''))
  for (const [name, own] of samples) console.log(row(name, own, reference))
}

function row(name: string, own: readonly Sample[], reference: readonly Sample[]): string {
  const wall = median(own, 'wallMs')
  const more = own.some(({ isStopped }) => isStopped) ? '> ' : ''
  const figures = [
    `${more}${wall.toFixed(0)} ms`.padStart(14),
    `${more}${(wall / median(reference, 'wallMs')).toFixed(2)}`.padStart(9),
    shown(median(own, 'cpuMs'), 'ms').padStart(11),
    shown(median(own, 'peakMb'), 'MB').padStart(10),
    [...new Set(own.map(({ exit }) => exit ?? '-'))].join('/').padStart(6),
    String(own.length).padStart(6),
  ]
  return name.padEnd(26) + figures.join('')
}

function shown(figure: number, unit: string): string {
  return Number.isNaN(figure) ? '-' : `${figure.toFixed(0)} ${unit}`
}

async function measure({ command, environment, folder: own, prepare }: Contender, folder: string): Promise<Sample> {
  prepare?.()
  const [program, ...args] = existsSync(TIME) ? [TIME, '-f', '\n%U %S %M', ...command] : command
  const started = process.hrtime.bigint()
  // A group of its own: what it starts is stopped with it.
  const child = spawn(program, args, {
    cwd: own ?? folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const { errors, exit, isStopped } = await ended(child)
  const wallMs = Number(process.hrtime.bigint() - started) / 1e6
  const [, user, system, kilobytes] = /\n([\d.]+) ([\d.]+) (\d+)\s*$/.exec(errors) ?? []
  const spent = { cpuMs: 1000 * (Number(user) + Number(system)), peakMb: Number(kilobytes) / 1024 }
  return { wallMs, exit, isStopped, ...(kilobytes === undefined ? { cpuMs: undefined, peakMb: undefined } : spent) }
}

interface Ended {
  /** The end of what it wrote to its error stream. */
  readonly errors: string
  readonly exit: number | undefined
  readonly isStopped: boolean
}

function ended(child: ChildProcess): Promise<Ended> {
  let errors = ''
  let isStopped = false
  child.stderr?.on('data', (bytes: Buffer) => {
    errors = (errors + bytes).slice(-1000)
  })
  const timer = setTimeout(() => {
    isStopped = true
    stop(child)
  }, PATIENCE_MS)
  const interrupt = () => {
    stop(child)
    process.exit(130)
  }
  process.once('SIGINT', interrupt)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt)
      resolve({ errors, exit: code ?? undefined, isStopped })
    })
  })
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === 'win32') child.kill()
  else process.kill(-child.pid, 'SIGKILL')
}

/** NaN when the figure is not known. */
export function median(samples: readonly Sample[], figure: 'wallMs' | 'cpuMs' | 'peakMb'): number {
  const sorted = samples.map((sample) => sample[figure] ?? Number.NaN).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

export function isOnPath(program: string): boolean {
  if (path.isAbsolute(program)) return true
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program]
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => names.some((name) => existsSync(path.join(folder, name))))
}
