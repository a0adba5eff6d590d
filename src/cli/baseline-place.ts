// Which baseline is meant, what it is for, and how the configuration comes to name it.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Decision } from '../baseline/change.ts'
import { BASELINE_NAME } from '../baseline/file.ts'
import type { Looking } from '../baselining.ts'
import { CONFIG_NAME, loadSettings } from '../config.ts'
import { findRepository } from '../git/list-files.ts'
import { toSlashes } from '../slashes.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { settingsOf, withoutUndefined } from './settings.ts'

export interface Asked {
  readonly given: Arguments
  readonly terminal: Terminal
  readonly path?: string
}

export interface Place {
  /** Absolute. */
  readonly file: string
  readonly scope: Decision['scope']
  /** The configuration in force, and whether it names the file. */
  readonly config?: string
  readonly isNamed: boolean
  /** Absolute path of the folder that the baseline is for. */
  readonly folder: string
}

export async function placeOf({ given: { values }, terminal, path: named }: Asked): Promise<Place> {
  const start = path.resolve(terminal.folder, named ?? '.')
  const folder = findRepository(start) ?? start
  const { settings, file: config } = await loadSettings(start, {}, values['no-config'] ? false : (values.config as string | undefined))
  const flagged = values.baseline === undefined ? undefined : path.resolve(terminal.folder, String(values.baseline))
  return {
    file: flagged ?? settings.baseline ?? path.join(config === undefined ? folder : path.dirname(config), BASELINE_NAME),
    scope: (values.scope as Decision['scope'] | undefined) ?? settings.baselineScope,
    ...(config !== undefined && { config }),
    isNamed: flagged !== undefined || settings.baseline !== undefined,
    folder,
  }
}

/** Begins the file where the configuration names one that isn't there yet: no scan would take that. */
export function beginNamed({ file, isNamed }: Place): void {
  if (isNamed && !existsSync(file)) writeFileSync(file, '')
}

/** A baseline that no configuration names would count for nothing. Gives a sentence on what was changed. */
export function nameInConfig({ file, config, isNamed, folder }: Place, asked: Asked): string | undefined {
  if (isNamed) return undefined
  const target = config ?? path.join(folder, CONFIG_NAME)
  const before = existsSync(target) ? readFileSync(target, 'utf8') : ''
  const setting = `baseline: ${JSON.stringify(toSlashes(path.relative(path.dirname(target), file)))}\n`
  appendFileSync(target, before === '' || before.endsWith('\n') ? setting : `\n${setting}`)
  return `${shown(target, asked)}: names it now.`
}

export function lookingOf({ given, terminal, path: named }: Asked): Looking {
  const { baseline: _baseline, ...settings } = settingsOf(given, terminal)
  const folder = path.resolve(terminal.folder, named ?? '.')
  const options = { ...withoutUndefined(settings), folder }
  return { options, history: given.values.history === true }
}

/** As baselines write it: `2026-11-22`. */
export function today(): string {
  return new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)
}

/** As seen from where the user is. */
export function shown(file: string, { terminal }: Asked): string {
  return toSlashes(path.relative(terminal.folder, file))
}

export function say({ terminal }: Asked, text: string): void {
  terminal.stdout.write(`${text}\n`)
}
