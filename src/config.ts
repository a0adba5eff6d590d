// The settings of a scan: their defaults, straykey.yaml, and which wins. Configuration is data and is never executed.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { configSchema } from './config-schema.ts'
import { UserError } from './errors.ts'
import type { FolderSettings } from './folder-settings.ts'
import type { MarkerName } from './foreign-markers.ts'
import type { Severity } from './model.ts'
import type { Configuration } from './presets.ts'
import type { ArchiveLimits } from './seen.ts'
import { type Fault, faultsOf } from './shape.ts'

/** What straykey.yaml may hold, and what flags may say; flags win. */
export interface Settings {
  readonly salt: string
  readonly failOn: Severity
  /** Weak and vague values, too. */
  readonly sensitive: boolean
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly rules: readonly string[]
  readonly disable: readonly string[]
  readonly severity: Readonly<Record<string, Severity>>
  /** Folder, relative to the repository's top → what holds below it. */
  readonly folders: Readonly<Record<string, FolderSettings>>
  readonly inlineAllow: boolean
  /** Other scanners whose inline markers count, too. */
  readonly foreignMarkers: readonly MarkerName[]
  /** Whether comments count that come with the change that is judged. */
  readonly newAllowances: 'refuse' | 'accept'
  readonly ignored: boolean
  /** Whether it is checked how keys are kept, too. */
  readonly hygiene: boolean
  /** A baseline: absolute path. */
  readonly baseline?: string
  /** Whether what the baseline knows at some path is known at others, when it is written. */
  readonly baselineScope: 'value' | 'path'
  /** Archives inside archives: 1 opens those in files, 0 none. */
  readonly maxArchiveDepth: number
  /** Bytes that one archive may unpack to. */
  readonly maxArchiveBytes: number
}

const defaults: Settings = {
  salt: 'straykey',
  failOn: 'low',
  sensitive: false,
  include: [],
  exclude: [],
  rules: [],
  disable: [],
  severity: {},
  folders: {},
  inlineAllow: true,
  foreignMarkers: [],
  newAllowances: 'refuse',
  ignored: false,
  hygiene: true,
  baselineScope: 'value',
  maxArchiveDepth: 4,
  maxArchiveBytes: 2 ** 30,
}

export const settingNames = [...Object.keys(defaults), 'baseline'] as readonly (keyof Settings)[]

export function archiveLimits({ maxArchiveDepth, maxArchiveBytes }: Settings): ArchiveLimits {
  return { depth: maxArchiveDepth, bytes: maxArchiveBytes }
}

/** What a notice says of a committed configuration with faults: the one that is said even where all is well. */
export const NOT_IN_FORCE = "can't be used, so none is in force"

/** What a configuration is called. */
export const CONFIG_NAME = 'straykey.yaml'

export interface LoadedSettings {
  readonly settings: Settings
  /** Sentences on how the configuration makes the scan milder than it would be without. */
  readonly notices: readonly string[]
  /** The configuration that was read. */
  readonly file?: string
}

/**
 * Defaults, then the configuration, then `flags`. `config` is a file, `false` for none, or absent: then it is looked for
 * from `folder` upward, as far as the repository's top. Throws UserError for a file with faults.
 */
export async function loadSettings(folder: string, flags: Partial<Settings>, config?: string | false): Promise<LoadedSettings> {
  const file = config === undefined ? findConfig(folder) : config === false ? undefined : path.resolve(config)
  if (file === undefined) return { settings: { ...defaults, ...flags }, notices: [] }
  const own = await readConfig(file)
  return { settings: { ...defaults, ...own, ...flags }, notices: weakenings(own, flags, path.basename(file)), file }
}

function findConfig(folder: string): string | undefined {
  for (let here = folder; ; here = path.dirname(here)) {
    const file = path.join(here, CONFIG_NAME)
    if (existsSync(file)) return file
    if (existsSync(path.join(here, '.git')) || here === path.dirname(here)) return undefined
  }
}

async function readConfig(file: string, ids?: ReadonlySet<string>): Promise<Partial<Settings>> {
  const { readYamlFile } = await import('./yaml-file.ts')
  const faults = (value: unknown) => [...faultsOf(value, configSchema), ...(ids ? unknownRules(value as Partial<Settings>, ids) : [])]
  const read = (one: string) => inPlace(readYamlFile(one, faults) as Partial<Settings>, path.dirname(one))
  const own = read(file)
  if (!('extends' in own)) return own
  const { withPresets } = await import('./presets.ts')
  return withPresets(file, read as (one: string) => Configuration) as Partial<Settings>
}

function inPlace(own: Partial<Settings>, folder: string): Partial<Settings> {
  const absolute = (name: string) => path.resolve(folder, name)
  return {
    ...own,
    ...(own.rules && { rules: own.rules.map(absolute) }),
    ...(own.baseline !== undefined && { baseline: absolute(own.baseline) }),
  }
}

/** A scanned tree may bring its own configuration, so what it silences is always said. */
function weakenings(own: Partial<Settings>, flags: Partial<Settings>, name: string): string[] {
  const said = (setting: keyof Settings) => own[setting] !== undefined && flags[setting] === undefined
  const sentences: string[] = []
  if (said('disable') && own.disable?.length) sentences.push(`disables the rules ${own.disable.join(', ')}`)
  if (said('severity') && own.severity)
    sentences.push(
      `sets severities: ${Object.entries(own.severity)
        .map(([id, to]) => `${id} to ${to}`)
        .join(', ')}`,
    )
  for (const [folder, { disable, severity }] of Object.entries(own.folders ?? {})) {
    if (disable?.length) sentences.push(`disables the rules ${disable.join(', ')} in ${folder}`)
    if (severity) sentences.push(`sets severities in ${folder}`)
  }
  if (said('failOn') && own.failOn !== 'low' && own.failOn !== 'info') sentences.push(`lets findings below ${own.failOn} pass`)
  if (said('exclude') && own.exclude?.length) sentences.push(`leaves out ${own.exclude.join(', ')}`)
  if (said('include') && own.include?.length) sentences.push(`scans only ${own.include.join(', ')}`)
  if (said('maxArchiveDepth') && (own.maxArchiveDepth ?? 0) < defaults.maxArchiveDepth)
    sentences.push(`opens archives ${own.maxArchiveDepth} deep`)
  if (said('rules') && own.rules?.length) sentences.push('brings rules of its own')
  if (said('hygiene') && own.hygiene === false) sentences.push('leaves out the checks on how keys are kept')
  if (said('foreignMarkers') && own.foreignMarkers?.length) sentences.push(`lets the markers of ${own.foreignMarkers.join(', ')} count`)
  if (said('newAllowances') && own.newAllowances === 'accept') sentences.push('lets comments count in the commit that brings them')
  return sentences.map((sentence) => `${name} ${sentence}`)
}

/** Throws UserError, with its place when it stands in the configuration, for a rule that isn't there. */
export async function refuseUnknownRules({ settings, file }: LoadedSettings, ids: ReadonlySet<string>): Promise<void> {
  const [first] = unknownRules(settings, ids)
  if (!first) return
  if (file !== undefined) await readConfig(file, ids)
  throw new UserError(first.message)
}

function unknownRules({ disable = [], severity = {}, folders = {} }: Partial<Settings>, ids: ReadonlySet<string>): Fault[] {
  const named = [
    ...Object.entries(folders).flatMap(([folder, own]) => [
      ...(own.disable ?? []).map((id, i) => ({ id, path: ['folders', folder, 'disable', i] })),
      ...Object.keys(own.severity ?? {}).map((id) => ({ id, path: ['folders', folder, 'severity', id] })),
    ]),
    ...disable.map((id, i) => ({ id, path: ['disable', i] })),
    ...Object.keys(severity).map((id) => ({ id, path: ['severity', id] })),
  ]
  return named
    .filter(({ id }) => !ids.has(id))
    .map(({ id, path: at }) => ({
      path: at,
      message: `there is no rule or check "${id}"; see straykey rules list and straykey hygiene --help`,
    }))
}
