// Every option of every command, as data: the parser, the help and the documentation are made from it.
import { severities } from '../model.ts'
import { reasons } from '../reasons.ts'
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

/** Which paths and rules count, and what fails. */
const settingOptions = {
  include: { type: 'string', multiple: true, value: 'GLOB', about: 'Scan only paths that fit' },
  exclude: { type: 'string', multiple: true, value: 'GLOB', about: 'Leave out paths that fit; they are counted' },
  ...ruleOptions,
  config: { type: 'string', value: 'FILE', about: 'Use this configuration instead of the nearest straykey.yaml' },
  'no-config': { type: 'boolean', about: 'Use no configuration' },
  baseline: { type: 'string', value: 'FILE', about: 'What this baseline lists is known and does not fail; straykey baseline writes one' },
  'no-inline-allow': { type: 'boolean', about: 'Let straykey:allow comments count for nothing' },
  'max-archive-depth': { type: 'string', value: 'N', about: 'Open archives inside archives so deep; 0 opens none (4)' },
  'max-archive-size': { type: 'string', value: 'SIZE', about: 'Unpack at most so much of one archive, such as 500M or 4G (1G)' },
  sensitive: { type: 'boolean', about: 'Report weak and vague values, too: weak passwords, hashes, what may be none' },
  'fail-on': { type: 'string', choices: severities, value: 'SEVERITY', about: 'Mildest severity that gives exit code 1 (low)' },
} satisfies Record<string, Option>

const noHygiene: Option = { type: 'boolean', about: 'Look for secrets alone, not at how they are kept' }

const threads: Option = { type: 'string', value: 'N', about: 'Number of threads; the result is the same with any' }

const profileOptions = {
  profile: { type: 'boolean', about: 'Say behind the report, on standard error, what took how long: stages and rules; in one thread' },
  'profile-output': { type: 'string', value: 'FILE', about: 'Write what took how long to a file, as JSON' },
} satisfies Record<string, Option>

const colorOptions = {
  color: { type: 'string', choices: ['auto', 'always', 'never'], value: 'WHEN', about: 'Colours (auto: NO_COLOR, FORCE_COLOR, terminal)' },
  'no-color': { type: 'boolean', about: 'The same as --color never' },
} satisfies Record<string, Option>

const verifyOptions = {
  verify: { type: 'boolean', about: 'Ask issuers whether the keys still work; sends each key to its issuer alone' },
  issuer: { type: 'string', value: 'NAME', about: 'Whose keys are meant where several issuers share a format' },
} satisfies Record<string, Option>

const reportOptions = {
  format: { type: 'string', choices: formatNames, value: 'FORMAT', about: 'What to print (human)' },
  output: { type: 'string', multiple: true, value: 'FORMAT=FILE', about: 'Write a report to a file, too' },
  'show-secrets': { type: 'boolean', about: 'Print values in clear; only at a terminal' },
  ...colorOptions,
  verbose: { type: 'boolean', short: 'v', about: 'Show all places, all that was skipped, and suppressed findings' },
  quiet: { type: 'boolean', short: 'q', about: 'Show findings in a line each, and problems' },
} satisfies Record<string, Option>

const dryRun: Option = { type: 'boolean', about: 'Show what would change, as a diff, and change nothing' }

export const initOptions = {
  hooks: { type: 'string', value: 'NAMES', about: 'Which hooks: pre-commit, pre-push, commit-msg, with commas between them (pre-commit)' },
  global: { type: 'boolean', about: 'For all repositories of yours, through core.hooksPath' },
  'dry-run': dryRun,
  yes: { type: 'boolean', short: 'y', about: 'Take what is offered beside the hook, without asking' },
  'no-config': { type: 'boolean', about: 'Offer no straykey.yaml' },
  'no-workflow': { type: 'boolean', about: 'Offer no workflow for GitHub Actions' },
} satisfies Record<string, Option>

export const uninstallOptions = {
  global: { type: 'boolean', about: 'What init --global put in' },
  'dry-run': dryRun,
} satisfies Record<string, Option>

export const scanOptions = {
  staged: { type: 'boolean', about: 'Scan what git commit would record now, not the files on disk' },
  'stdin-name': { type: 'string', value: 'NAME', about: 'What to call standard input in the report (PATH is -)' },
  'no-hygiene': noHygiene,
  ignored: { type: 'boolean', about: 'Scan what git ignores, and dependency folders, too' },
  threads,
  ...verifyOptions,
  ...settingOptions,
  ...reportOptions,
  ...profileOptions,
} satisfies Record<string, Option>

export const hygieneOptions = {
  staged: { type: 'boolean', about: 'Check what git commit would record now, not the files on disk' },
  fix: { type: 'boolean', about: 'Mend what can be mended: show the changes, ask, and make them; no file is deleted' },
  yes: { type: 'boolean', short: 'y', about: 'With --fix: make the changes without asking' },
  'dry-run': { type: 'boolean', about: 'With --fix: only show the changes' },
  ...settingOptions,
  ...reportOptions,
} satisfies Record<string, Option>

export const baselineOptions = {
  history: { type: 'boolean', about: "List what the repository's history holds, too" },
  reason: { type: 'string', choices: reasons, value: 'REASON', about: 'Why what is added is left (will_fix_later)' },
  note: { type: 'string', value: 'TEXT', about: 'A sentence on why' },
  who: { type: 'string', value: 'NAME', about: 'Who decided' },
  until: { type: 'string', value: 'DAY', about: 'The last day on which it counts, such as 2027-01-31' },
  scope: { type: 'string', choices: ['value', 'path'], value: 'WHAT', about: 'Known wherever it stands, or at these paths alone (value)' },
  'no-hygiene': noHygiene,
  ...settingOptions,
} satisfies Record<string, Option>

export const importOptions = {
  as: {
    type: 'string',
    value: 'KIND',
    about: 'What the files are, where their names do not tell, such as gitleaks-config or trufflehog-paths',
  },
  write: { type: 'boolean', about: 'Write what is shown; at a terminal it is asked' },
  history: { type: 'boolean', about: "Look for what was accepted in the repository's history, too" },
  config: { type: 'string', value: 'FILE', about: 'Add to this configuration instead of the nearest straykey.yaml' },
  verbose: { type: 'boolean', short: 'v', about: 'Name all that could not be carried over' },
} satisfies Record<string, Option>

/** Of straykey audit: the options of a history's audit are historyOptions. */
export const decidingOptions = {
  history: { type: 'boolean', about: "Decide on what the repository's history holds, too" },
  rule: { type: 'string', multiple: true, value: 'ID', about: 'Only findings of this rule' },
  path: { type: 'string', multiple: true, value: 'GLOB', about: 'Only findings that stand in a path that fits' },
  severity: { type: 'string', choices: severities, value: 'SEVERITY', about: 'Only findings that are no milder (info)' },
  decisions: { type: 'string', value: 'FILE', about: 'Take decisions from this JSON file, or from standard input (-), and ask nobody' },
  who: { type: 'string', value: 'NAME', about: 'Who decides (the user.name of git)' },
  scope: { type: 'string', choices: ['value', 'path'], value: 'WHAT', about: 'Known wherever it stands, or at these paths alone (value)' },
  'no-hygiene': noHygiene,
  threads,
  ...verifyOptions,
  ...settingOptions,
  ...colorOptions,
} satisfies Record<string, Option>

const { 'fail-on': _, ...soughtOptions } = settingOptions

export const explainOptions = {
  history: { type: 'boolean', about: "Look for the finding in the repository's history" },
  ...soughtOptions,
  ...colorOptions,
} satisfies Record<string, Option>

export const hookOptions = {
  'time-limit': { type: 'string', value: 'SECONDS', about: 'Answer within so many seconds' },
  'on-timeout': { type: 'string', choices: ['refuse', 'pass'], value: 'WHAT', about: 'What to answer when there is no more time (refuse)' },
  ...colorOptions,
} satisfies Record<string, Option>

export const historyOptions = {
  range: { type: 'string', value: 'BASE..HEAD', about: 'Audit only the commits of HEAD that BASE does not have' },
  since: { type: 'string', value: 'DATE', about: 'Audit only commits from this date on, as git reads dates' },
  branch: { type: 'string', multiple: true, value: 'NAME', about: 'Audit only what this branch reaches' },
  refs: { type: 'string', multiple: true, value: 'GLOB', about: 'Audit only what refs that fit reach, such as refs/tags/*' },
  new: { type: 'boolean', about: 'Audit only what no remote-tracking branch reaches: what a push would publish' },
  plain: { type: 'boolean', about: 'Read every object through git: slower, and independent of the pack reader' },
  threads,
  'no-cache': { type: 'boolean', about: 'Neither use nor keep what an earlier audit remembers' },
  'no-hygiene': { type: 'boolean', about: 'Say nothing of how old keys are' },
  authors: { type: 'boolean', about: 'Name the author of the commit that first held a secret' },
  'max-object-size': { type: 'string', value: 'SIZE', about: 'Leave out larger objects, such as 500M or 4G; they are named' },
  ...verifyOptions,
  ...settingOptions,
  ...reportOptions,
  ...profileOptions,
} satisfies Record<string, Option>

/** Where keys are found again by their fingerprints. */
const searchOptions = {
  history: { type: 'boolean', about: 'Find the keys in all that the repository ever held, not in files' },
  ignored: { type: 'boolean', about: 'Look into what git ignores, and dependency folders, too' },
  sensitive: { type: 'boolean', about: 'Find weak and vague values, too' },
  ...ruleOptions,
  config: { type: 'string', value: 'FILE', about: 'Use this configuration instead of the nearest straykey.yaml' },
  'no-config': { type: 'boolean', about: 'Use no configuration' },
} satisfies Record<string, Option>

export const revokeOptions = {
  endpoints: { type: 'string', value: 'FILE', about: 'Your endpoints that may revoke, in place of ~/.config/straykey/revoke.yaml' },
  yes: { type: 'boolean', short: 'y', about: 'Do what is shown, without asking' },
  'dry-run': { type: 'boolean', about: 'Show what would be called, and call nothing' },
  confirm: { type: 'boolean', about: 'Call nothing that changes anything: ask the issuers whether the keys are dead' },
  id: { type: 'string', multiple: true, value: 'ID', about: 'The key to delete, where several in the list of the account fit' },
  issuer: { type: 'string', value: 'NAME', about: 'Whose keys are meant where several issuers share a format' },
  'value-stdin': { type: 'boolean', about: 'The key itself is on standard input' },
  log: { type: 'boolean', about: 'Show what was revoked so far, and end' },
  ...searchOptions,
} satisfies Record<string, Option>

export const rotateOptions = searchOptions

export const doctorOptions = {
  format: { type: 'string', choices: ['human', 'json'], value: 'FORMAT', about: 'What to print (human)' },
  'time-limit': { type: 'string', value: 'SECONDS', about: 'How long the hooks of the repository may take in all (600)' },
  ...colorOptions,
} satisfies Record<string, Option>
