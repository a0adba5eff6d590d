// Lines that nobody reads: neither dotenv, nor Node, nor docker, nor a shell.
import type { DotenvFault, Stretch } from './entry.ts'
import { LinePlaces } from './line-places.ts'
import { readDotenv } from './parse-dotenv.ts'

/** Docker takes the value of a name that stands alone from its own environment; a shell exports it. */
const LONE_NAME = /^(?:export\s+)?[A-Za-z_][\w.-]*$/
/** Node's parser takes anything before `=` for a name. */
const SOME_NAME = /^[^=\s][^=]*=/
/** How lines of an .envrc begin that set nothing: direnv's own functions, and a shell's words. */
const SHELL =
  /^(?:\.|case|direnv_\w+|do|done|dotenv\w*|echo|elif|else|env_vars_required|esac|eval|expand_path|fi|for|has|if|layout\w*|load_prefix|log_\w+|\w*path_add|PATH_\w+|rvm|semver_search|set|source\w*|strict_env|then|unset|unstrict_env|use\w*|watch_\w+|while|\[\[?)(?:\s|$)/i

/** What is wrong with a dotenv file, in the order of its lines. The messages quote nothing, since it may be a secret. */
export function dotenvFaults(text: string): readonly DotenvFault[] {
  const places = new LinePlaces(text)
  return readDotenv(text)
    .others.filter(({ start, end }) => !isRead(text.slice(start, end).trimEnd()))
    .map((line) => ({ ...places.at(line.start), message: messageFor(text, line) }))
}

function isRead(line: string): boolean {
  return LONE_NAME.test(line) || SOME_NAME.test(line) || SHELL.test(line)
}

function messageFor(text: string, { start }: Stretch): string {
  if (text[start] === '=') return 'no name stands before the =; write NAME=value, or take the line out'
  return 'this is no NAME=value and no comment; quote a value that has several lines, or put # before the line'
}
