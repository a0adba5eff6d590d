// man/straykey.1, made of the commands themselves: https://man7.org/linux/man-pages/man7/groff_man.7.html
import type { Command } from '../../src/cli/command.ts'
import type { Option } from '../../src/cli/options.ts'

/** The page as roff. */
export function manPage(commands: Readonly<Record<string, Command>>, version: string): string {
  const blocks = Object.entries(commands).map(([name, command]) => commandText(name, command))
  return `${[
    `.TH STRAYKEY 1 "" "straykey ${version}" "User Commands"`,
    '.SH NAME',
    'straykey \\- finds API keys and other secrets in files, in what is about to be committed, and in whole git histories',
    '.SH SYNOPSIS',
    '.B straykey',
    '[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIPATH\\fR]...',
    '.SH DESCRIPTION',
    'Without a command it scans files. No secret is ever printed, but with \\fB\\-\\-show\\-secrets\\fR at a terminal.',
    ...blocks,
    '.SH EXIT STATUS',
    ...Object.entries(EXIT_CODES).flatMap(([code, text]) => ['.TP', `.B ${code}`, escaped(text)]),
    '.SH ENVIRONMENT',
    ...Object.entries(VARIABLES).flatMap(([name, text]) => ['.TP', `.B ${name}`, escaped(text)]),
    '.SH FILES',
    '.TP',
    '.I straykey.yaml',
    'The configuration, looked for upward from the first path as far as the top of the repository; see \\fBstraykey schema config\\fR.',
    '.SH SEE ALSO',
    '.BR git (1),',
    '.BR githooks (5)',
  ].join('\n')}\n`
}

const EXIT_CODES = {
  0: 'Nothing found at or above --fail-on.',
  1: 'Something was found.',
  2: 'Wrong usage, configuration or rule file.',
  3: 'The scan is incomplete: something could not be read.',
  130: 'Interrupted: the report says what was found until then.',
}
const VARIABLES = {
  STRAYKEY_SALT: 'Keys fingerprints, in place of the setting salt; at least eight characters.',
  STRAYKEY_SKIP: 'A reason: skips a hook this once, and says so.',
  'NO_COLOR, FORCE_COLOR': 'Whether colours are used when --color is auto.',
}

function commandText(name: string, { about, usage, options, examples }: Command): string {
  return [
    `.SH ${name.toUpperCase()}`,
    ...usage.flatMap((line) => ['.br', `\\fB${escaped(line)}\\fR`]),
    '.PP',
    escaped(about),
    ...Object.entries(options).flatMap(([option, value]) => ['.TP', `\\fB${escaped(headOf(option, value))}\\fR`, escaped(value.about)]),
    '.PP',
    'Examples:',
    ...examples.flatMap(([line, text]) => ['.TP', `\\fB${escaped(line)}\\fR`, escaped(text)]),
  ].join('\n')
}

function headOf(name: string, { short, value, choices, type }: Option): string {
  const shown = type === 'string' ? `=${choices && !value ? choices.join('|') : (value ?? 'VALUE')}` : ''
  return `${short ? `-${short}, ` : ''}--${name}${shown}`
}

/** A hyphen that is typed, a backslash, what would begin a request, and what isn't ASCII. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^[.']/gm, '\\&$&')
    .replace(/[^\x00-\x7f]/gu, (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
}
