// Questions to a person at the terminal. Loaded only when there is one to ask.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** What was typed, without its line end. */
export async function askAtTerminal(question: string, signal?: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    // Ctrl-C ends the program as ever; an end of the input is an empty answer.
    terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    signal?.addEventListener('abort', () => terminal.close(), { once: true })
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
    return await Promise.race([terminal.question(question), ended])
  } finally {
    terminal.close()
  }
}

/** The same at a terminal whose cursor is left alone; nothing at an end of the input. Throws when the signal comes first. */
export async function askInLines(question: string, signal: AbortSignal): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false })
  try {
    const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)))
    return await Promise.race([terminal.question(question, { signal }), ended])
  } finally {
    terminal.close()
  }
}

/** The same without showing what is typed. The question goes to standard error, as standard output may be a report's file. */
export async function askHiddenAtTerminal(question: string, signal?: AbortSignal): Promise<string> {
  const unseen = new Writable({ write: (_piece, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true })
  process.stderr.write(question)
  try {
    terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    signal?.addEventListener('abort', () => terminal.close(), { once: true })
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
    return await Promise.race([terminal.question(''), ended])
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
