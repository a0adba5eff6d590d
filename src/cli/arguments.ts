// Command line → values. Node's own parser does it, since loading a larger one would take longer than scanning a commit;
// test/cli/arguments.test.ts holds it against yargs.
import { parseArgs } from 'node:util'
import { UserError } from '../errors.ts'
import type { Option } from './options.ts'

export type Options = Readonly<Record<string, Option>>

/** What was typed: `true` for a flag, a text, or several. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly positionals: readonly string[]
}

/** Throws UserError, with the remedy, for an option that doesn't exist or has no proper value. */
export function parseArguments(args: readonly string[], options: Options): Arguments {
  const { values, positionals } = parse(args, options)
  for (const [name, { choices }] of Object.entries(options)) {
    const value = values[name]
    if (choices && value !== undefined && !choices.includes(String(value))) {
      throw new UserError(`--${name} ${value}: expected one of ${choices.join(', ')}`)
    }
  }
  return { values: values as Arguments['values'], positionals }
}

function parse(args: readonly string[], options: Options) {
  const config = Object.entries(options).map(([name, { type, short, multiple }]) => [
    name,
    { type, multiple: multiple ?? false, ...(short && { short }) },
  ])
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(config),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) if (token.kind === 'option') refuseUnfit(token, options)
  return { values, positionals }
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function refuseUnfit({ name, rawName, value, inlineValue }: OptionToken, options: Options): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (!option) throw new UserError(`unknown option ${rawName}; ${suggestion(name, Object.keys(options))}see --help`)
  if (option.type === 'boolean' && inlineValue) throw new UserError(`${rawName} takes no value`)
  // A value that begins with a hyphen is far more often a forgotten one; --name=-value says it is meant.
  const missing =
    option.type === 'string' && (value === undefined || value === '' || (!inlineValue && value.startsWith('-') && value !== '-'))
  if (missing) throw new UserError(`${rawName} needs a value: ${rawName}=${option.value}`)
}

function suggestion(name: string, known: readonly string[]): string {
  const close = known.find((other) => distance(name, other) <= 2) ?? known.find((other) => name.length > 2 && other.startsWith(name))
  return close ? `did you mean --${close}? Or ` : ''
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
