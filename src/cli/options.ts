// Every option of every command, as data: the parser, the help and the documentation are made from it.
import { severities } from '../model.ts'
import { formatNames } from '../report/index.ts'

export interface Option {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  /** May be given several times. */
  readonly multiple?: boolean
  readonly choices?: readonly string[]
  /** What stands for the value in the help. */
  readonly value?: string
  readonly about: string
}

export const commonOptions = {
  help: { type: 'boolean', short: 'h', about: 'Show this help' },
  version: { type: 'boolean', short: 'V', about: 'Show the version' },
} satisfies Record<string, Option>

export const ruleOptions = {
  rules: { type: 'string', multiple: true, value: 'FILE|DIR', about: 'Use these rule files beside the built-in ones' },
} satisfies Record<string, Option>

export const scanOptions = {
  staged: { type: 'boolean', about: 'Scan what git commit would record now, not the files on disk' },
  'stdin-name': { type: 'string', value: 'NAME', about: 'What to call standard input in the report (PATH is -)' },
  include: { type: 'string', multiple: true, value: 'GLOB', about: 'Scan only paths that fit' },
  exclude: { type: 'string', multiple: true, value: 'GLOB', about: 'Leave out paths that fit; they are counted' },
  ignored: { type: 'boolean', about: 'Scan what git ignores, and dependency folders, too' },
  ...ruleOptions,
  config: { type: 'string', value: 'FILE', about: 'Use this configuration instead of the nearest straykey.yaml' },
  'no-config': { type: 'boolean', about: 'Use no configuration' },
  'no-inline-allow': { type: 'boolean', about: 'Let straykey:allow comments count for nothing' },
  'fail-on': { type: 'string', choices: severities, value: 'SEVERITY', about: 'Mildest severity that gives exit code 1 (low)' },
  format: { type: 'string', choices: formatNames, value: 'FORMAT', about: 'What to print (human)' },
  output: { type: 'string', multiple: true, value: 'FORMAT=FILE', about: 'Write a report to a file, too' },
  'show-secrets': { type: 'boolean', about: 'Print values in clear; only at a terminal' },
  color: { type: 'string', choices: ['auto', 'always', 'never'], value: 'WHEN', about: 'Colours (auto: NO_COLOR, FORCE_COLOR, terminal)' },
  'no-color': { type: 'boolean', about: 'The same as --color never' },
  verbose: { type: 'boolean', short: 'v', about: 'Show all places, all that was skipped, and suppressed findings' },
  quiet: { type: 'boolean', short: 'q', about: 'Show findings in a line each, and problems' },
} satisfies Record<string, Option>
