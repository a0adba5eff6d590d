// A hook that must answer in time: the work is done by a process of its own, which can be ended at any moment, even while it
// looks at one large file.
import { spawn } from 'node:child_process'
import type { Terminal } from '../../command.ts'

/** What the process printed and answered. */
export interface Outcome {
  readonly code: number
  readonly output: string
}

/** Runs `straykey hook run NAME …` with the same input; undefined when it isn't done within so many milliseconds. */
export async function runLimited(args: readonly string[], terminal: Terminal, milliseconds: number): Promise<Outcome | undefined> {
  const chunks: Uint8Array[] = []
  for await (const chunk of terminal.stdin) chunks.push(chunk)
  const child = spawn(terminal.node.program, [terminal.program, 'hook', 'run', ...args], {
    cwd: terminal.folder,
    env: terminal.environment,
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own, so that git ends with it.
    detached: process.platform !== 'win32',
  })
  child.stdin.on('error', () => {})
  child.stdin.end(Buffer.concat(chunks))
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.removeAllListeners('close')
      endGroup(child.pid)
      resolve(undefined)
    }, milliseconds)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 3, output: Buffer.concat(output).toString() })
    })
  })
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    // It has ended in this moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
