// What was typed behind `straykey history` → what the audit is asked; refuses what contradicts itself.
import type { AuditOptions } from '../audit-options.ts'
import { UserError } from '../errors.ts'
import { bytesOf } from './amounts.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { settingsOf, textsOf, withoutUndefined } from './settings.ts'

/** Git takes any text for a date, and one that it can't read for now, so that nothing would be audited. */
const DATE = /\d|\b(?:yesterday|today|midnight|noon|last|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i
/** What chooses the commits by itself → the options that would choose others. */
const EXCLUSIVE: Readonly<Record<string, readonly string[]>> = { range: ['since', 'branch', 'refs', 'new'], plain: ['threads'] }

/** Throws UserError, with the remedy, for what can't be meant. */
export function toAuditOptions(given: Arguments, terminal: Terminal): AuditOptions {
  const { values } = given
  refuseContradictions(values)
  return withoutUndefined({
    ...settingsOf(given, terminal),
    repository: repositoryOf(given),
    range: values.range === undefined ? undefined : rangeOf(String(values.range)),
    since: values.since === undefined ? undefined : dateOf(String(values.since)),
    branches: textsOf(values.branch)?.map((name) => refOf('branch', name)),
    refs: textsOf(values.refs)?.map((glob) => refOf('refs', glob)),
    onlyNew: values.new as true | undefined,
    plain: values.plain as true | undefined,
    cache: values['no-cache'] ? false : undefined,
    authors: values.authors as true | undefined,
    maxObjectBytes: values['max-object-size'] === undefined ? undefined : bytesOf('max-object-size', String(values['max-object-size'])),
  })
}

function refuseContradictions(values: Arguments['values']): void {
  for (const [name, others] of Object.entries(EXCLUSIVE)) {
    const other = others.find((one) => values[one] !== undefined)
    if (values[name] !== undefined && other) throw new UserError(`--${name} and --${other} contradict each other: leave one of them out`)
  }
}

function repositoryOf({ positionals: [first, ...more] }: Arguments): string | undefined {
  if (more.length > 0) throw new UserError('history audits one repository at a time: call straykey history once for each')
  if (first === '-') throw new UserError('history reads no standard input: write the bundle to a file and name that')
  return first
}

function rangeOf(text: string): string {
  const [base, tip, ...more] = text.split('..')
  const isRange = base && tip && more.length === 0 && !tip.startsWith('.') && !text.startsWith('-')
  if (!isRange) throw new UserError(`--range ${text}: expected two commits with two dots between them, such as origin/main..HEAD`)
  return text
}

function dateOf(text: string): string {
  if (!DATE.test(text)) throw new UserError(`--since ${text}: expected a date that git reads, such as 2024-03-01 or "2 weeks ago"`)
  return text
}

/** Git would take a name that begins with a hyphen for an option; none of its refs does. */
function refOf(option: string, name: string): string {
  if (name.startsWith('-')) throw new UserError(`--${option} ${name}: no ref begins with a hyphen; git for-each-ref lists them`)
  return name
}
