// For zsh: https://zsh.sourceforge.io/Doc/Release/Completion-System.html
import type { CommandWords, OptionWords } from './words.ts'

export function zsh(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name, about }) => quoted(`${escaped(name)}:${about}`)).join(' ')
  return `#compdef straykey
# straykey completion zsh: put it into a folder of $fpath as _straykey
_straykey() {
  local -a names
  names=(${names})
  local command=\${words[2]}
  if (( CURRENT == 2 )) && [[ \${words[CURRENT]} != -* ]]; then _describe command names; _files; return; fi
  case $command in
${commands.map(caseOf).join('\n')}
    *) _arguments -s ${argumentsOf(commands.find(({ name }) => name === 'scan'))} '*:path:_files' ;;
  esac
}
if [ "$funcstack[1]" = _straykey ]; then _straykey "$@"; else compdef _straykey straykey; fi
`
}

function caseOf(command: CommandWords): string {
  const { name, actions } = command
  const first = actions.length > 0 ? quoted(`2:action:(${actions.join(' ')})`) : ''
  return `    ${name}) _arguments -s ${quoted('1:command:')} ${first} ${argumentsOf(command)} '*:path:_files' ;;`
}

function argumentsOf(command: CommandWords | undefined): string {
  return (command?.options ?? []).flatMap(specificationsOf).join(' ')
}

/** `--name=[what it does]:value:(choices)` */
function specificationsOf({ name, short, about, choices, isFile }: OptionWords): string[] {
  const value = choices === undefined ? '' : `:value:${choices.length > 0 ? `(${choices.join(' ')})` : isFile ? '_files' : ''}`
  const text = `[${about.replace(/[[\]:\\]/g, (sign) => `\\${sign}`)}]${value}`
  return [quoted(`--${name}${choices === undefined ? '' : '='}${text}`), ...(short ? [quoted(`-${short}${text}`)] : [])]
}

function escaped(text: string): string {
  return text.replaceAll(':', '\\:')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
