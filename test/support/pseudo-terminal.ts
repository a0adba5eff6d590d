// The built program at a real pseudo-terminal (util-linux's script), with somebody who presses keys.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { gitEnvironment } from './repo.ts'
import { cli, type RunOptions } from './run-cli.ts'

export const hasTerminals = spawnSync('script', ['--version']).status === 0

/** How a question is known: the cursor is hidden, once each; or the words behind which a line is typed. */
const ASKED = { prompts: /\x1b\[\?25l/g, lines: /Key, then Enter: |\(empty: [a-z ]+\): /g }

export interface Sitting extends Omit<RunOptions, 'input'> {
  /** One after the other, each when a question more is on the screen. */
  readonly keys: readonly string[]
  readonly manner?: keyof typeof ASKED
  readonly columns?: number
  /** Called instead of the last key's answer: what happens to the terminal then. */
  readonly atLast?: (terminal: ChildProcess) => void
}

export interface Seen {
  readonly code: number | null
  /** Everything that was written, in its order, with all that a terminal acts on. */
  readonly screen: string
}

export async function runAtTerminal(args: readonly string[], sitting: Sitting): Promise<Seen> {
  const { keys, manner = 'prompts', columns = 100, folder, environment, atLast } = sitting
  const quoted = [process.execPath, cli, ...args].map((text) => `'${text}'`).join(' ')
  const child = spawn('script', ['-qec', `stty cols ${columns} rows 60; exec ${quoted}`, '/dev/null'], {
    cwd: folder,
    env: { ...gitEnvironment, TERM: 'xterm', ...environment },
  })
  let [screen, pressed, isOver] = ['', 0, false]
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
    for (; pressed < keys.length && pressed < (screen.match(ASKED[manner]) ?? []).length; pressed++) child.stdin.write(keys[pressed] ?? '')
    if ((screen.match(ASKED[manner]) ?? []).length > keys.length && !isOver) {
      isOver = true
      atLast?.(child)
    }
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, screen }
}

/** What the library and our own colours make a terminal do: nothing else may. */
const DRAWING = /\x1b\[(?:\d+(?:;\d+)*m|\?25[lh]|\d*[ABCDGJK])|\x1b\]8;;(?:file:\/\/[\x21-\x7e]*)?\x1b\\|\r/g

export function withoutDrawing(screen: string): string {
  return screen.replace(DRAWING, '')
}
