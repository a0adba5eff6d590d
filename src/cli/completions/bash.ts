// For bash, 3.2 and later: https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
import type { CommandWords, OptionWords } from './words.ts'

export function bash(commands: readonly CommandWords[]): string {
  return `# straykey completion bash: source it, or put it into ~/.local/share/bash-completion/completions/straykey
_straykey() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command=scan word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${commands.map(({ name }) => name).join('|')}) command="$word"; break;; esac
  done
  COMPREPLY=()
  case "$command" in
${commands.map(caseOf).join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY+=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$current")); fi
  return 0
}
complete -o default -o bashdefault -F _straykey straykey
`
}

function caseOf({ name, actions, options }: CommandWords): string {
  const flags = options.flatMap((option) => spellingsOf(option)).join(' ')
  const values = options.filter(({ choices = [] }) => choices.length > 0)
  const files = options.filter(({ isFile }) => isFile)
  return [
    `    ${name})`,
    '      case "$previous" in',
    ...values.map(
      (option) =>
        `        ${spellingsOf(option).join('|')}) COMPREPLY=($(compgen -W '${option.choices?.join(' ')}' -- "$current")); return 0;;`,
    ),
    ...(files.length > 0 ? [`        ${files.flatMap(spellingsOf).join('|')}) return 0;;`] : []),
    '      esac',
    `      case "$current" in -*) COMPREPLY=($(compgen -W '${flags}' -- "$current")); return 0;; esac`,
    ...(actions.length > 0 ? [`      [ "$previous" = ${name} ] && COMPREPLY=($(compgen -W '${actions.join(' ')}' -- "$current"))`] : []),
    '      ;;',
  ].join('\n')
}

function spellingsOf({ name, short }: OptionWords): string[] {
  return [`--${name}`, ...(short ? [`-${short}`] : [])]
}
