// The help of a command, laid out by yargs from the option table. Loaded only when help is asked for.
import yargs from 'yargs'
import type { Command } from './command.ts'
import type { Option } from './options.ts'

const EXIT_CODES = `Exit codes: 0 nothing found at or above --fail-on · 1 secrets found ·
2 wrong usage, configuration or rule file · 3 the scan is incomplete: something could not be read ·
130 interrupted: the report says what was found so far`

/** The text, at most `width` columns wide. `commands` are the names of all commands. */
export async function helpText(command: Command, commands: readonly string[], width: number): Promise<string> {
  const parser = yargs([])
    .scriptName('straykey')
    .version(false)
    .help(false)
    .usage(`${command.about}\n\nUsage:\n${command.usage.map((line) => `  ${line}`).join('\n')}`)
    .options(Object.fromEntries(Object.entries(command.options).map(toYargs)))
    .epilogue(`${command.exitCodes ?? EXIT_CODES}\n\nCommands: ${commands.join(', ')}; straykey COMMAND --help tells more.`)
    .wrap(width)
  for (const [line, about] of command.examples) parser.example(line, about)
  return `${await parser.getHelp()}\n`
}

function toYargs([name, option]: [string, Option]): [string, object] {
  const { type, short, about, choices, multiple } = option
  return [name, { type: multiple ? 'array' : type, describe: about, ...(short && { alias: short }), ...(choices && { choices }) }]
}
