// Command line → values. Node's own parser does it, since loading a larger one would take longer than scanning a commit;
// test/cli/arguments.test.ts holds it against yargs.
import { parseArgs } from 'node:util'
import { UserError } from '../errors.ts'
import { closeTo } from './close-names.ts'
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
  const [close] = closeTo(name, known)
  return close ? `did you mean --${close}? Or ` : ''
}
