// What there is to complete, as plain data: made of the commands themselves, so that it can't fall behind them.
import type { Command } from '../command.ts'

export interface CommandWords {
  readonly name: string
  /** A sentence without its full stop. */
  readonly about: string
  /** Words that may come first behind the command. */
  readonly actions: readonly string[]
  readonly options: readonly OptionWords[]
}

export interface OptionWords {
  readonly name: string
  readonly short?: string
  readonly about: string
  /** What its value may be; empty where it is free, absent where it takes none. */
  readonly choices?: readonly string[]
  /** Its value names a file. */
  readonly isFile: boolean
}

export function wordsOf(commands: Readonly<Record<string, Command>>): CommandWords[] {
  return Object.entries(commands).map(([name, { about, usage, options }]) => ({
    name,
    about: firstSentence(about),
    actions: actionsIn(name, usage),
    options: Object.entries(options).map(([option, { short, about: text, type, choices = [], value = '' }]) => ({
      name: option,
      ...(short && { short }),
      about: text,
      ...(type === 'string' && { choices }),
      isFile: /FILE|DIR/.test(value),
    })),
  }))
}

/** `straykey rules list`, `straykey baseline create [PATH]` → `list`, `create`. */
function actionsIn(name: string, usage: readonly string[]): string[] {
  return usage.flatMap((line) => new RegExp(`^straykey ${name} ([a-z][a-z-]*)(?: |$)`).exec(line)?.[1] ?? [])
}

function firstSentence(text: string): string {
  return (/^[^.:]*(?=[.:]|$)/.exec(text)?.[0] ?? text).trim()
}
