#!/usr/bin/env node
// The rim: arguments, streams and the exit code. Loads one command and what that command needs.
import { Detector } from '../detect/detector.ts'
import { UserError } from '../errors.ts'
import { printable } from '../report/human/printable.ts'
import { builtinRules } from '../rules/builtin.ts'
import { hideSecretsIn } from '../scan/hide-secrets.ts'
import { version } from '../version.ts'
import { parseArguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { commands } from './commands/index.ts'
import { scan } from './commands/scan.ts'
import { onInterrupt } from './interrupts.ts'

const WIDEST_HELP = 100

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first = ''] = args
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined
  const command = named ?? scan
  const given = parseArguments(named ? args.slice(1) : args, command.options)
  if (given.values.version) terminal.stdout.write(`${version}\n`)
  else if (given.values.help) {
    const { helpText } = await import('./help.ts')
    terminal.stdout.write(await helpText(command, Object.keys(commands), Math.min(terminal.stdout.columns ?? WIDEST_HELP, WIDEST_HELP)))
  } else return command.run(given, terminal)
  return 0
}

/** A reader that has seen enough (`straykey | head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// Should anything end the program before its end, it was no complete scan.
process.exitCode = 3

try {
  process.exitCode = await main(process.argv.slice(2), {
    folder: process.cwd(),
    environment: process.env,
    version,
    program: import.meta.filename,
    get ask() {
      // Reading these opens the streams, which only those pay for that ask.
      return process.stdin.isTTY && process.stdout.isTTY ? ask : undefined
    },
    get askHidden() {
      return process.stdin.isTTY && process.stderr.isTTY ? askHidden : undefined
    },
    node: { version: process.versions.node, program: process.execPath },
    get stdin() {
      return process.stdin
    },
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt,
    commands,
  })
} catch (error) {
  // Anything but a UserError is a bug: its stack is shown, and the scan counts as incomplete, never as clean.
  process.exitCode = error instanceof UserError ? 2 : 3
  const text = error instanceof UserError ? error.message : `this is a bug, please report it\n${(error as Error).stack}`
  process.stderr.write(`straykey: ${await safeMessage(text)}\n`)
}

async function ask(question: string, signal?: AbortSignal): Promise<string> {
  const { askAtTerminal } = await import('./ask.ts')
  return askAtTerminal(question, signal)
}

async function askHidden(question: string, signal?: AbortSignal): Promise<string> {
  const { askHiddenAtTerminal } = await import('./ask.ts')
  return askHiddenAtTerminal(question, signal)
}

/** What was typed, and what stands in a file, may be a secret, or an order to the terminal. */
async function safeMessage(text: string): Promise<string> {
  const hidden = await hideSecretsIn(text, new Detector(builtinRules()))
  return hidden.split('\n').map(printable).join('\n')
}
