// A person at a terminal that can move its cursor. The one home of @clack/prompts: loaded only when there is somebody to ask.
import { Writable } from 'node:stream'
import { isCancel, selectKey, text, unicode } from '@clack/prompts'
import type { Screen } from '../command.ts'
import type { Answer, Person } from './person.ts'

const COLORS = /\x1b\[[\d;]*m/g
const CTRL_C = '\x03'
/** As long as a terminal takes to hand over what it holds; nobody notices. */
const DROP_MS = 30

export interface Surroundings {
  readonly stdout: Screen
  readonly color: boolean
  /** Ends the question that is being asked. */
  readonly signal: AbortSignal
}

export function personAtPrompts({ stdout, color, signal }: Surroundings): Person {
  const output = color ? process.stdout : uncolored()
  return {
    isHeard: false,
    show: (lines) => stdout.write(`${lines.map(drawn).join('\n')}\n`),
    async choose(question, choices) {
      if (await dropTypedAhead()) return 'interrupted'
      const options = choices.map(({ key, label, hint }, i) => ({ value: key, label, ...hintOf(hint, i === 0) }))
      const answer = await answered(signal, (ending) => selectKey({ message: question, options, output, signal: ending }))
      return answer ?? { text: choices[0].key }
    },
    async write(question, faultOf) {
      const validate = (written: string | undefined) => faultOf(written ?? '')
      return (await answered(signal, (ending) => text({ message: question, validate, output, signal: ending }))) ?? { text: '' }
    },
  }
}

function hintOf(hint: string | undefined, isFirst: boolean): { hint?: string } {
  const words = [...(hint === undefined ? [] : [hint]), ...(isFirst ? ['or Enter'] : [])]
  return words.length > 0 ? { hint: words.join('; ') } : {}
}

/** The library colours whatever NO_COLOR says, where Node's own styleText does. */
function uncolored(): Writable {
  const screen = new Writable({
    write(piece, _encoding, done) {
      process.stdout.write(String(piece).replace(COLORS, ''))
      done()
    },
  })
  Object.defineProperty(screen, 'columns', { get: () => process.stdout.columns })
  Object.defineProperty(screen, 'rows', { get: () => process.stdout.rows })
  process.stdout.on('resize', () => screen.emit('resize'))
  return screen
}

/** A key counts once the question is on the screen: else one that was pressed too long would decide on what nobody saw. */
async function dropTypedAhead(): Promise<boolean> {
  const { stdin } = process
  let interrupted = false
  const drop = (typed: Buffer | string) => {
    if (typed.includes(CTRL_C)) interrupted = true
  }
  stdin.setRawMode(true)
  stdin.on('data', drop)
  stdin.resume()
  await new Promise((resolve) => setTimeout(resolve, DROP_MS))
  stdin.off('data', drop)
  if (interrupted) stdin.pause().setRawMode(false)
  return interrupted
}

/** Lines that we draw, for terminals that have no such signs; of the same width. */
function drawn(line: string): string {
  return unicode ? line : line.replaceAll('│', '|').replaceAll('…', '~')
}

interface Key {
  readonly name?: string
  readonly ctrl?: boolean
}

/** Nothing for a bare Enter. The library takes Escape for Ctrl-C, and waits for ever behind Ctrl-D. */
async function answered(
  signal: AbortSignal,
  ask: (ending: AbortSignal) => Promise<string | symbol | undefined>,
): Promise<Answer | undefined> {
  const leaving = new AbortController()
  let interrupted = false
  const onKey = (_text: string | undefined, { name, ctrl }: Key) => {
    if (ctrl && name === 'c') interrupted = true
    if (ctrl && name === 'd') leaving.abort()
  }
  process.stdin.on('keypress', onKey)
  try {
    const given = await ask(AbortSignal.any([signal, leaving.signal]))
    if (isCancel(given)) return interrupted || signal.aborted ? 'interrupted' : 'left'
    return given === undefined ? undefined : { text: String(given) }
  } finally {
    process.stdin.off('keypress', onKey)
  }
}
