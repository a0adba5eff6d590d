// The story of straykey import: read what others have, try it, find their findings again, and say what to write. Writes nothing.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { keyOf } from '../baseline/entry.ts'
import { BASELINE_NAME, formatBaseline } from '../baseline/file.ts'
import { CONFIG_NAME, type LoadedSettings, loadSettings } from '../config.ts'
import { Detector } from '../detect/detector.ts'
import { markerNames } from '../foreign-markers.ts'
import type { Accepted, Carried, Left } from '../import/contract.ts'
import { ruleFileText } from '../import/rules/rule-text.ts'
import { withListed, withSetting } from '../import/settings-text.ts'
import { readEntries } from '../known.ts'
import type { FileChange } from '../plan/plan.ts'
import type { Report } from '../report-model.ts'
import { builtinRules } from '../rules/builtin.ts'
import type { ScanOptions } from '../run.ts'
import { hideSecretsIn } from '../scan/hide-secrets.ts'
import { toSlashes } from '../slashes.ts'
import { rediscovered } from './findings.ts'
import { type Looked, type Looking, look } from './looking.ts'
import { type ImportedRules, importedRules } from './rules.ts'
import { type NamedFile, readSources } from './sources.ts'

export interface ImportOptions {
  /** Absolute path of the repository's top, or of the folder that stands for it. */
  readonly top: string
  readonly files: readonly NamedFile[]
  readonly environment: NonNullable<ScanOptions['environment']>
  /** The configuration to add to; looked for when absent. */
  readonly config?: string
  /** Look in the repository's history, too. */
  readonly history: boolean
}

export interface ImportPlan {
  readonly changes: readonly FileChange[]
  readonly files: readonly NamedFile[]
  /** How many of each are new. */
  readonly added: Readonly<Record<'rules' | 'globs' | 'disabled' | 'markers' | 'entries', number>>
  readonly notes: readonly string[]
  readonly left: readonly Left[]
  readonly reports: readonly Report[]
}

const RULES_FILE = 'straykey-rules/imported.yaml'

/** Throws UserError for a file that can't be read, and for settings that can't be used. */
export async function planImport(options: ImportOptions): Promise<ImportPlan> {
  const { carried, files } = readSources(options.files, options.top)
  const loaded = await loadSettings(options.top, {}, options.config)
  const config = loaded.file ?? path.join(options.top, CONFIG_NAME)
  const rulesFile = path.join(path.dirname(config), RULES_FILE)
  const others = loaded.settings.rules.filter((file) => path.resolve(file) !== rulesFile)
  const rules = await importedRules(carried.rules, rulesFile, others)
  const globs = await withoutSecrets(carried.excludes)
  const looked = await look(lookingOf({ ...options, files, carried, loaded, others, globs }, rules), carried.accepted)
  const again = rediscovered(carried.accepted, looked.found, loaded.settings.baselineScope)
  const baseline = baselineChange(again.entries, loaded, config)
  const settings = settingsChange({ config, carried: { ...carried, excludes: globs }, looked, rules, loaded, baseline: baseline.file })
  const lost = again.lost.filter(({ wanted }) => wanted.kind !== 'pattern')
  return {
    changes: [...changeOf(rulesFile, rules.added > 0 ? ruleFileText(rules.entries) : undefined), ...baseline.changes, ...settings.changes],
    files,
    added: { ...settings.added, rules: rules.added, entries: baseline.added },
    notes: [...carried.notes, ...onceOnly(carried)],
    left: [
      ...carried.left,
      ...rules.left,
      ...lost.map((one) => ({ where: one.where, why: whyLost(one, looked) })),
      ...(carried.excludes.length > globs.length ? [{ where: 'paths', why: 'what looks like a secret is not written' }] : []),
      ...settings.left,
    ],
    reports: looked.reports,
  }
}

function whyLost({ wanted }: Accepted, { missing }: Looked): string {
  if (wanted.kind === 'place' && wanted.commit !== undefined && missing.has(wanted.commit)) return 'its commit is not in this repository'
  return 'straykey finds nothing there, so there is nothing to leave'
}

interface Prepared extends ImportOptions {
  readonly carried: Carried
  readonly loaded: LoadedSettings
  readonly others: readonly string[]
  readonly globs: readonly string[]
}

/** With the settings as they will be: what is left out or disabled needs no entry. */
function lookingOf(prepared: Prepared, rules: ImportedRules): Looking {
  const { top, files, environment, config, history, carried, others, globs } = prepared
  const { settings } = prepared.loaded
  const options: Looking['options'] = {
    environment,
    ...(config !== undefined && { config }),
    exclude: [...settings.exclude, ...globs],
    disable: [...new Set([...settings.disable, ...carried.disable])],
    // Those of the scanners that are left behind; whether they are needed turns out.
    foreignMarkers: markerNames.filter((tool) => settings.foreignMarkers.includes(tool) || files.some(({ kind }) => kind.tool === tool)),
    rules: others,
  }
  return { top, options, rules: rules.entries, history }
}

/** A path may be named after what it holds. */
async function withoutSecrets(texts: readonly string[]): Promise<string[]> {
  const detector = new Detector(builtinRules())
  const clean: string[] = []
  for (const text of texts) if ((await hideSecretsIn(text, detector)) === text) clean.push(text)
  return clean
}

function onceOnly({ accepted }: Carried): string[] {
  const count = accepted.filter(({ wanted }) => wanted.kind === 'pattern').length
  if (count === 0) return []
  return [`${count} of the allowlists' expressions were tried on what is found now; what comes later is found, even if it would fit them`]
}

interface BaselineChange {
  readonly changes: readonly FileChange[]
  readonly added: number
  /** Named in the configuration when there is anything in it. */
  readonly file?: string
}

function baselineChange(entries: ReturnType<typeof rediscovered>['entries'], { settings }: LoadedSettings, config: string): BaselineChange {
  const file = settings.baseline ?? path.join(path.dirname(config), BASELINE_NAME)
  const known = existsSync(file) ? readEntries(file) : []
  const keys = new Set(known.map(keyOf))
  const added = entries.filter((entry) => !keys.has(keyOf(entry)))
  if (added.length === 0) return { changes: [], added: 0 }
  return { changes: changeOf(file, formatBaseline([...known, ...added])), added: added.length, file }
}

interface Settled {
  readonly config: string
  readonly carried: Carried
  readonly looked: Looked
  readonly rules: ImportedRules
  readonly loaded: LoadedSettings
  readonly baseline: string | undefined
}

function settingsChange({ config, carried, looked, rules, loaded: { settings }, baseline }: Settled) {
  const before = existsSync(config) ? readFileSync(config, 'utf8') : ''
  const lists = {
    globs: ['exclude', carried.excludes, settings.exclude],
    disabled: ['disable', carried.disable, settings.disable],
    markers: ['foreignMarkers', looked.markers, settings.foreignMarkers],
    rules: ['rules', rules.added > 0 ? [RULES_FILE] : [], []],
  } as const
  const left: Left[] = []
  let text = before
  for (const [name, items] of Object.values(lists)) {
    const after = items.length === 0 ? text : withListed(text, name, items)
    if (after === undefined)
      left.push({
        where: `${path.basename(config)}: ${name}`,
        why: `is written in a way that is left as it is; add by hand: ${items.join(', ')}`,
      })
    else text = after
  }
  if (baseline !== undefined && settings.baseline === undefined)
    text = withSetting(text, 'baseline', toSlashes(path.relative(path.dirname(config), baseline)))
  const numberOf = ([, items, known]: readonly [string, readonly string[], readonly string[]]) =>
    items.filter((item) => !known.includes(item)).length
  const added = { globs: numberOf(lists.globs), disabled: numberOf(lists.disabled), markers: numberOf(lists.markers) }
  return { changes: changeOf(config, text === before ? undefined : text), added, left }
}

/** None when the text is absent, or what is there already. */
function changeOf(file: string, text: string | undefined): FileChange[] {
  if (text === undefined) return []
  const before = existsSync(file) ? readFileSync(file) : undefined
  if (before?.toString() === text) return []
  return [{ path: file, ...(before && { before }), after: Buffer.from(text) }]
}
