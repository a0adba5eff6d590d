// What every kind of scan needs before it begins: settings from defaults, file and flags; the rules in force; which paths
// are wanted; and what of the configuration has to be said.
import path from 'node:path'
import type { KnownAs } from './baseline/baseline.ts'
import { type LoadedSettings, loadSettings, refuseUnknownRules, type Settings, settingNames } from './config.ts'
import { checkFault } from './detect/checks.ts'
import { UserError } from './errors.ts'
import type { SettingsAt } from './folder-settings.ts'
import type { BlobMatches, Rule } from './model.ts'
import type { Report } from './report-model.ts'
import { loadRules } from './rules/load.ts'
import { THRESHOLDS } from './weights.generated.ts'

export interface Prepared {
  readonly settings: Settings
  readonly rules: readonly Rule[]
  /** Whether a path (`/` between names) is wanted. */
  readonly wants: (path: string) => boolean
  readonly notices: readonly string[]
  /** What somebody has decided on, at paths below `root`; absent without a baseline. */
  readonly knownBelow?: (place: Pick<Report, 'root' | 'top'>) => KnownAs
}

/** What of a scan's options stands beside the settings. */
export interface Surroundings {
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The day on which entries of a baseline expire; today when absent. */
  readonly now?: Date
}

/** `folder` is where a configuration is looked for. Throws UserError for settings or rules that can't be used. */
export async function prepare(folder: string, options: Partial<Settings> & Surroundings, config?: string | false): Promise<Prepared> {
  const loaded = await loadSettings(folder, { ...saltIn(options), ...flagsOf(options) }, config)
  const { settings } = loaded
  const { rules: all, replaced } = await loadRules(settings.rules, checkFault)
  await refuseUnknownRules(loaded, new Set([...all.map(({ id }) => id), ...(await checkIdsFor(settings))]))
  return {
    settings,
    rules: rulesInForce(all, settings),
    wants: await pathFilterFor(settings),
    notices: [...loaded.notices, ...replacedRules(loaded, options, replaced)],
    ...(settings.baseline !== undefined && { knownBelow: await knownFor(settings.baseline, options.now) }),
  }
}

/** A key that isn't in the repository: whoever reads a baseline can then try out no guesses. */
function saltIn({ environment = {} }: Surroundings): Pick<Partial<Settings>, 'salt'> {
  const { STRAYKEY_SALT: salt } = environment
  if (!salt) return {}
  if (salt.length < LEAST_SALT) throw new UserError(`STRAYKEY_SALT is shorter than ${LEAST_SALT} characters; choose a longer text`)
  return { salt }
}

const LEAST_SALT = 8

async function knownFor(file: string, now = new Date()): Promise<NonNullable<Prepared['knownBelow']>> {
  const { readBaseline } = await import('./known.ts')
  return readBaseline(file, now.toISOString().slice(0, 'yyyy-mm-dd'.length))
}

/** What holds for parts of the repository. */
export async function settingsBelow({ folders }: Settings, place: Pick<Report, 'root' | 'top'>): Promise<{ settingsAt?: SettingsAt }> {
  if (Object.keys(folders).length === 0) return {}
  const [{ settingsIn }, { pathInTop }] = await Promise.all([import('./folder-settings.ts'), import('./known.ts')])
  const inTop = settingsIn(folders)
  return { settingsAt: (path) => inTop(pathInTop(path, place)) }
}

/** Few configurations name any. */
async function checkIdsFor({ disable, severity, folders }: Settings): Promise<readonly string[]> {
  if (disable.length === 0 && Object.keys({ ...severity, ...folders }).length === 0) return []
  return (await import('./keeping.ts')).checkIds()
}

/** A format that is disabled stays, and is not reported: else what it claims would be reported as a value of any kind. */
function rulesInForce(all: readonly Rule[], { disable, sensitive }: Settings): Rule[] {
  const wanted = all.filter((rule) => (sensitive || !rule.sensitive) && (!disable.includes(rule.id) || (!rule.variantOf && !rule.generic)))
  return wanted.map((rule) => {
    if (disable.includes(rule.id)) return { ...rule, disabled: true }
    return sensitive && rule.least !== undefined ? { ...rule, least: THRESHOLDS.sensitive } : rule
  })
}

function flagsOf(options: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(settingNames.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])))
}

async function pathFilterFor({ include, exclude }: Settings): Promise<Prepared['wants']> {
  if (include.length === 0 && exclude.length === 0) return () => true
  const { compilePathFilter } = await import('./path-filter.ts')
  return compilePathFilter({ include, exclude })
}

/** A rule file that a flag names replaces rules because somebody wants it; one that the scanned tree brings need not be wanted. */
function replacedRules({ file }: LoadedSettings, { rules }: Partial<Settings>, replaced: readonly string[]): string[] {
  if (file === undefined || rules !== undefined || replaced.length === 0) return []
  return [`${path.basename(file)} replaces the built-in rules ${replaced.join(', ')}`]
}

/** Sentences on allowances for rules that there are not. */
export function unknownAllowances(blobs: readonly BlobMatches[], rules: readonly Rule[]): string[] {
  const ids = new Set(rules.map(({ id }) => id))
  return blobs.flatMap(({ path: file, allowances }) =>
    allowances
      .filter(({ rule }) => rule !== undefined && !ids.has(rule))
      .map(({ line, rule }) => `${file}:${line}: straykey:allow names no rule "${rule}"; write -- before a reason`),
  )
}
