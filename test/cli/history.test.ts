// straykey history around the audit: what is printed, which exit code is given, and what Ctrl-C does.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AuditOptions } from '../../src/audit-options.ts'
import { parseArguments } from '../../src/cli/arguments.ts'
import { history, runHistory } from '../../src/cli/commands/history.ts'
import { helpText } from '../../src/cli/help.ts'
import type { Report } from '../../src/report-model.ts'
import { historyFinding, historyReport } from '../support/scan.ts'
import { type TestTerminal, terminalOf } from '../support/screen.ts'

const progress = { objects: 1, totalObjects: 2, bytes: 3, packedBytes: 4, totalPackedBytes: 5 }

function run(args: readonly string[], make: (options: AuditOptions) => Promise<Report>, on: TestTerminal = terminalOf()) {
  return runHistory(parseArguments(args, history.options), on.terminal, make)
}

/** An audit that goes on until it is ended. */
function untilEnded({ signal }: AuditOptions): Promise<Report> {
  const report = historyReport({ interrupted: true, findings: [historyFinding()] })
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(report)))
}

describe('straykey history', () => {
  it.each([
    [{}, 0],
    [{ findings: [historyFinding()] }, 1],
    [{ problems: [{ where: 'a.pack', message: 'it is cut off' }] }, 3],
  ])('prints the report and gives its exit code: %j', async (changes, code) => {
    const on = terminalOf()
    expect(await run([], async () => historyReport(changes), on)).toBe(code)
    expect(on.written).toEqual({ stdout: expect.stringMatching(/Audited 205,518 objects/), stderr: '' })
  })

  it('tells the audit what was typed', async () => {
    const seen: AuditOptions[] = []
    await run(['x.git', '--authors'], async (options) => {
      seen.push(options)
      return historyReport()
    })
    expect(seen).toMatchObject([{ repository: 'x.git', authors: true, folder: '/home/ada/shop' }])
  })

  it('warns on the error stream when a report for programs is about nothing', async () => {
    const on = terminalOf()
    await run(['--format', 'json'], async () => historyReport({ scanned: { blobs: 0, bytes: 0 } }), on)
    expect(on.written.stderr).toBe('straykey: scanned 0 objects; this says nothing about secrets\n')
  })

  it('stops listening and clears its line when the audit fails', async () => {
    const on = terminalOf({ isTTY: true })
    const failing = async ({ onProgress }: AuditOptions): Promise<Report> => {
      await new Promise((resolve) => setTimeout(resolve, 1050))
      onProgress?.(progress)
      throw new Error('a bug')
    }
    await expect(run([], failing, on)).rejects.toThrow('a bug')
    expect([on.interrupt(), on.written.stderr.endsWith('\r\x1b[K')]).toEqual([false, true])
  })

  it('lists its options, examples and exit codes in its help', async () => {
    const text = await helpText(history, ['scan', 'history'], 100)
    const words = ['--range', '--since', '--branch', '--refs', '--new', '--plain', '--threads', '--no-cache', '--authors', '--fail-on']
    expect([...words, '--max-object-size', 'Examples:', '130 interrupted'].filter((word) => !text.includes(word))).toEqual([])
  })
})

describe('Ctrl-C', () => {
  it('ends the audit, prints what was found so far, and gives 130', async () => {
    const on = terminalOf({ isTTY: true })
    const running = run(['--color', 'never'], untilEnded, on)
    while (!on.interrupt()) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(await running).toBe(130)
    expect(on.written.stdout).toMatch(/acme-live-key[\s\S]*Interrupted: this is what was found so far/)
    expect(on.written.stderr).toMatch(/once more ends at once\n/)
  })

  it('is not listened to twice, nor once the report is there', async () => {
    const on = terminalOf()
    const running = run([], untilEnded, on)
    while (!on.interrupt()) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(on.interrupt()).toBe(false)
    await running
    await run([], async () => historyReport(), on)
    expect(on.interrupt()).toBe(false)
  })
})

describe.skipIf(process.platform === 'win32')('a signal to the process', () => {
  const file = path.join(import.meta.dirname, '../../src/cli/interrupts.ts')
  const program = `import { onInterrupt } from ${JSON.stringify(file)}
    const waiting = setInterval(() => {}, 1000)
    onInterrupt(() => { process.stdout.write('heard ') })
    process.stdout.write('ready ')`

  /** Sends each signal when so many words were printed; gives what was printed, and how it ended. */
  function signalled(signals: readonly NodeJS.Signals[]): Promise<{ output: string; signal: string | null }> {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: path.dirname(file) })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const signal = signals[output.trim().split(' ').length - 1]
      if (signal) child.kill(signal)
    })
    return new Promise((resolve) => child.once('close', (_, signal) => resolve({ output, signal })))
  }

  it.each<readonly NodeJS.Signals[]>([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGINT'],
    ['SIGINT', 'SIGTERM'],
  ])('is heard the first time, and ends it the second: %s, %s', async (first, second) => {
    expect(await signalled([first, second])).toEqual({ output: 'ready heard ', signal: second })
  })
})
