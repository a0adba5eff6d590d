// What straykey explain does: finds out what was named, and prints what there is to say of it.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { loadSettings } from '../config.ts'
import { checkFault } from '../detect/checks.ts'
import { UserError } from '../errors.ts'
import { explainCheck, explainRule } from '../explain/rule.ts'
import type { Sought } from '../explain/seek.ts'
import { messageOf } from '../files/open-file.ts'
import { checks } from '../hygiene/checks/index.ts'
import type { Rule } from '../model.ts'
import { printable } from '../report/human/printable.ts'
import { loadRules } from '../rules/load.ts'
import type { Arguments } from './arguments.ts'
import { closeTo } from './close-names.ts'
import type { Terminal } from './command.ts'
import { explanationText } from './explanation-text.ts'
import { anyProgressOn } from './progress.ts'
import { styleOf } from './reporting.ts'
import { settingsOf, withoutUndefined } from './settings.ts'
import { examplesOf } from './templates.ts'

interface Asked {
  /** A file, perhaps with a line, the id of a rule or a check, or the beginning of a fingerprint. */
  readonly what: string
  /** Where to look for a finding. */
  readonly place?: string
  readonly given: Arguments
  readonly terminal: Terminal
}

const NAMES_SHOWN = 5
/** Less of a fingerprint, without its rule, could be a word. */
const LEAST_DIGITS = 6

/** Gives the exit code. Throws UserError for what is nothing of all this. */
export async function explained(asked: Asked): Promise<number> {
  const { what, place } = asked
  const { rules, files } = await knownRules(asked)
  const [file, rule, check] = [fileOf(asked), rules.find(({ id }) => id === what), checks.find(({ id }) => id === what)]
  if (place === undefined) {
    sayAmbiguity(asked, [file && 'a file', rule && 'a rule', check && 'a check'])
    if (file) return explainFile(file, asked)
    if (rule) return print(explainRule(rule, { rules, examples: await examplesOf(rule, files, asked.terminal) }), asked)
    if (check) return print(explainCheck(check), asked)
  }
  if (!isFingerprint(what, rules)) throw new UserError(unknownText(asked, rules))
  return explainFound(asked)
}

/** Those of the configuration and of --rules beside the built-in ones, and their files. */
async function knownRules({ given, terminal }: Asked): Promise<{ rules: readonly Rule[]; files: readonly string[] }> {
  const { rules: named, config, folder } = settingsOf(given, terminal)
  const { settings } = await loadSettings(folder, named ? { rules: named } : {}, config)
  return { rules: (await loadRules(settings.rules, checkFault)).rules, files: settings.rules }
}

interface NamedFile {
  readonly name: string
  readonly line?: number
}

/** A line number may follow the name. */
function fileOf({ what, terminal }: Asked): NamedFile | undefined {
  const isFile = (name: string) => statSync(path.resolve(terminal.folder, name), { throwIfNoEntry: false })?.isFile() ?? false
  if (isFile(what)) return { name: what }
  const [, name, line] = /^(.+):(\d+)$/.exec(what) ?? []
  return name !== undefined && isFile(name) ? { name, line: Number(line) } : undefined
}

function sayAmbiguity({ what, terminal }: Asked, kinds: readonly (string | undefined)[]): void {
  const [taken, ...others] = kinds.filter((kind) => kind !== undefined)
  if (others.length === 0) return
  const next = taken === 'a file' ? `; straykey rules show ${what} tells of the rule` : ''
  terminal.stderr.write(`straykey: ${printable(what)} is ${taken} and ${others.join(' and ')}; this is ${taken}${printable(next)}\n`)
}

async function explainFile({ name, line }: NamedFile, { what, terminal: { folder, stdout } }: Asked): Promise<number> {
  const text = read(path.resolve(folder, name))
  const { explain } = await import('../explain/values.ts')
  const all = explain(text, name.replaceAll(path.sep, '/')).filter((one) => line === undefined || one.line === line)
  for (const { name: given, redacted, probability, reported, why, reasons, ...at } of all) {
    stdout.write(`${printable(`${name}:${at.line}:${at.column}  ${given} ${redacted}`)}\n`)
    stdout.write(`  ${Math.round(100 * probability)} % likely a secret; reported ${reported}${why ? `: ${why}` : ''}\n`)
    for (const reason of reasons) stdout.write(`  ${reason.weight > 0 ? '+' : '-'}${Math.abs(reason.weight).toFixed(2)}  ${reason.what}\n`)
  }
  if (all.length === 0) stdout.write(`${printable(what)}: nothing is given to a name that speaks of a secret\n`)
  return 0
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError(`${messageOf(error)}; name a file that can be read`)
  }
}

/** `rule:0123…` or its beginning as far as the colon, or enough of the digits alone. */
function isFingerprint(what: string, rules: readonly Rule[]): boolean {
  const colon = what.indexOf(':')
  if (colon < 0) return DIGITS.test(what) && what.length >= LEAST_DIGITS
  return DIGITS.test(what.slice(colon + 1)) && [...rules, ...checks].some(({ id }) => id === what.slice(0, colon))
}

const DIGITS = /^[0-9a-f]{0,32}$/

function unknownText({ what, place, terminal }: Asked, rules: readonly Rule[]): string {
  const isFolder = statSync(path.resolve(terminal.folder, what), { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder) return `${what} is a folder; name a file that can be read, or call straykey scan ${what}`
  const [id = ''] = what.split(':')
  const close = closeTo(id, [...rules, ...checks].map((known) => known.id).sort()).slice(0, NAMES_SHOWN)
  if (place !== undefined)
    return `${what}: before a path, a fingerprint or its beginning is expected, such as ${close[0] ?? 'github-pat-classic'}:3f2a`
  const meant = close.length > 0 ? ` did you mean ${close.join(', ')}? Or` : ''
  return `${what} is no file, no rule, no check and no fingerprint;${meant} name a file that can be read, or see straykey rules list`
}

async function explainFound(asked: Asked): Promise<number> {
  const sought = await soughtFor(asked)
  const { findings, report, witness } = sought
  const fingerprints = [...new Set(findings.map(({ fingerprint }) => fingerprint))]
  if (fingerprints.length === 0) throw new UserError(lostText(asked, sought))
  if (fingerprints.length > 1) {
    const more = fingerprints.length > NAMES_SHOWN ? ` and ${fingerprints.length - NAMES_SHOWN} more` : ''
    throw new UserError(
      `${asked.what} fits ${fingerprints.length} findings; give more of one: ${fingerprints.slice(0, NAMES_SHOWN).join(', ')}${more}`,
    )
  }
  const { explainFinding } = await import('../explain/finding.ts')
  for (const finding of findings) await print(explainFinding(finding, report.rules, witness), asked)
  return 0
}

async function soughtFor({ what, place, given, terminal }: Asked): Promise<Sought> {
  const { seek } = await import('../explain/seek.ts')
  const progress = anyProgressOn(terminal.stderr, Date.now)
  const past = given.values.history === true
  const where = place === undefined ? {} : past ? { repository: place } : { paths: [place] }
  try {
    return await seek(what, { ...withoutUndefined(settingsOf(given, terminal)), ...where, onProgress: progress.update }, past)
  } finally {
    progress.clear()
  }
}

function lostText({ what, place = '.', given }: Asked, { report }: Sought): string {
  const past = given.values.history === true
  const elsewhere = past ? 'leave --history out to look in files' : "name another path, or add --history to look in the repository's past"
  const incomplete = report.problems.length > 0 ? `; ${report.problems.length} things could not be read` : ''
  return `${what}: nothing that is found ${past ? 'in the past of' : 'in'} ${place} has such a fingerprint${incomplete}; ${elsewhere}. With another salt (straykey.yaml, STRAYKEY_SALT) fingerprints differ`
}

async function print(fields: Parameters<typeof explanationText>[0], { given, terminal }: Asked): Promise<number> {
  terminal.stdout.write(explanationText(fields, await styleOf(given, terminal)))
  return 0
}
