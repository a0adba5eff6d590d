// For fish: https://fishshell.com/docs/current/completions.html
import type { CommandWords, OptionWords } from './words.ts'

export function fish(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name)
  const lines = [
    '# straykey completion fish: put it into ~/.config/fish/completions/straykey.fish',
    ...commands.map(({ name, about }) => `complete -c straykey -n '__fish_is_first_arg' -a ${name} -d ${quoted(about)}`),
    ...commands.flatMap((command) => linesOf(command, names)),
  ]
  return `${lines.join('\n')}\n`
}

function linesOf({ name, actions, options }: CommandWords, names: readonly string[]): string[] {
  const seen = `__fish_seen_subcommand_from ${name}`
  // What isn't the name of a command is scanned.
  const condition = name === 'scan' ? `${seen}; or not __fish_seen_subcommand_from ${names.join(' ')}` : seen
  const words = actions.length > 0 ? [`complete -c straykey -n ${quoted(seen)} -a ${quoted(actions.join(' '))}`] : []
  return [...words, ...options.map((option) => `complete -c straykey -n ${quoted(condition)} ${flagsOf(option)}`)]
}

function flagsOf({ name, short, about, choices, isFile }: OptionWords): string {
  const value = choices === undefined ? '' : choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : isFile ? ' -r -F' : ' -x'
  return `-l ${name}${short ? ` -s ${short}` : ''}${value} -d ${quoted(about)}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
