// A terminal in memory: what was written to it, and a way to press Ctrl-C.
import type { Terminal } from '../../src/cli/command.ts'

export interface TestTerminal {
  readonly terminal: Terminal
  readonly written: { stdout: string; stderr: string }
  /** Presses Ctrl-C; false when nobody listens, so that the program would end. */
  interrupt(): boolean
}

/** One that is seen by a person when `isTTY`. */
export function terminalOf({ isTTY = false, columns = 100 } = {}): TestTerminal {
  const written = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  const screen = (name: keyof typeof written) => ({ isTTY, columns, write: (text: string) => (written[name] += text) })
  const terminal = {
    folder: '/home/ada/shop',
    environment: {},
    node: { version: process.versions.node, program: process.execPath },
    version: '1.2.3',
    program: '/opt/straykey/dist/cli.js',
    stdin: (async function* () {})(),
    stdout: screen('stdout'),
    stderr: screen('stderr'),
    commands: {},
    onInterrupt(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const interrupt = () => {
    const heard = [...listeners]
    listeners.clear()
    for (const listener of heard) listener()
    return heard.length > 0
  }
  return { terminal, written, interrupt }
}
