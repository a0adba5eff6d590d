// Runs commands in turn (A B C A B C …) as whole processes and prints medians and ratios to the first.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

export interface Contender {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

interface Sample {
  readonly wallMs: number
  readonly cpuMs: number | undefined
  readonly peakMb: number | undefined
}

const TIME = '/usr/bin/time'
/** A contender this much slower than the first is measured once: its ratio says enough. */
const HOPELESS = 20

/** Measures the contenders that are installed, and names the others. */
export function compare(title: string, contenders: readonly Contender[], folder: string, runs: number): void {
  console.log(`\n${title}`)
  const present = contenders.filter(({ command: [program] }) => isOnPath(program))
  const samples = new Map(present.map(({ name }) => [name, [] as Sample[]]))
  for (const { command } of present) measure(command, folder)
  for (let run = 0; run < runs; run++) {
    const [first = []] = samples.values()
    for (const { name, command } of present) {
      const own = samples.get(name) ?? []
      if (own.length > 0 && median(own, 'wallMs') > HOPELESS * median(first, 'wallMs')) continue
      own.push(measure(command, folder))
    }
  }
  const [reference = []] = samples.values()
  console.log(`${'wall'.padStart(36)}${'ratio'.padStart(8)}${'CPU'.padStart(11)}${'peak'.padStart(10)}${'runs'.padStart(6)}`)
  for (const [name, own] of samples) console.log(row(name, own, reference))
  const missing = contenders.filter((one) => !present.includes(one)).map(({ name }) => name)
  if (missing.length > 0) console.log(`not on PATH: ${missing.join(', ')}`)
}

function row(name: string, own: readonly Sample[], reference: readonly Sample[]): string {
  const wall = median(own, 'wallMs')
  const ratio = wall / median(reference, 'wallMs')
  const [cpu, peak] = [median(own, 'cpuMs'), median(own, 'peakMb')]
  const figures = [
    `${wall.toFixed(0)} ms`.padStart(10),
    ratio.toFixed(2).padStart(8),
    `${cpu.toFixed(0)} ms`.padStart(11),
    `${peak.toFixed(0)} MB`.padStart(10),
  ]
  return `${name.padEnd(26)}${figures.join('')}${String(own.length).padStart(6)}`
}

function measure([program, ...args]: readonly [string, ...string[]], folder: string): Sample {
  const timed = existsSync(TIME)
  const command = timed ? [TIME, '-f', '\n%U %S %M', program, ...args] : [program, ...args]
  const started = process.hrtime.bigint()
  const { stderr } = spawnSync(command[0] ?? '', command.slice(1), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 })
  const wallMs = Number(process.hrtime.bigint() - started) / 1e6
  const [, user, system, kilobytes] = /\n([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr.toString()) ?? []
  if (!timed || kilobytes === undefined) return { wallMs, cpuMs: undefined, peakMb: undefined }
  return { wallMs, cpuMs: 1000 * (Number(user) + Number(system)), peakMb: Number(kilobytes) / 1024 }
}

function median(samples: readonly Sample[], figure: keyof Sample): number {
  const sorted = samples.map((sample) => sample[figure] ?? Number.NaN).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

function isOnPath(program: string): boolean {
  if (path.isAbsolute(program)) return true
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program]
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => names.some((name) => existsSync(path.join(folder, name))))
}
