// A configuration as a commit has it, with the rule files and the baseline that it names, written to a folder: for those who must not
// believe what the work tree says.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesAt } from './git/files-at.ts'
import type { GitPlace } from './git/git.ts'
import { presetFile } from './presets.ts'

export interface Revision {
  readonly place: GitPlace
  /** The commit. */
  readonly revision: string
}

/**
 * Writes the file or folder (relative to the repository's top, `/` between names) below `folder`, at the same path. Gives
 * where it is now; nothing when the commit has none.
 */
export async function writeFilesAt({ place, revision }: Revision, name: string, folder: string): Promise<string | undefined> {
  const files = await filesAt(place, revision, name)
  for (const file of files) {
    const target = path.join(folder, file.path)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, file.bytes)
  }
  return files.length > 0 ? path.join(folder, name) : undefined
}

/** The same for a configuration, and for the rule files and the baseline that it names. Throws UserError for one that is no YAML. */
export async function writeSettingsAt(from: Revision, name: string, folder: string): Promise<string | undefined> {
  const file = await writeFilesAt(from, name, folder)
  if (file === undefined) return undefined
  const { readYamlFile } = await import('./yaml-file.ts')
  const value = readYamlFile(file, () => [])
  const inside = (named: string) => path.posix.normalize(path.posix.join(path.posix.dirname(name), named))
  const isInside = (named: string) => !path.posix.isAbsolute(named) && !inside(named).startsWith('../')
  for (const named of filesNamedIn(value).filter(isInside)) await writeFilesAt(from, inside(named), folder)
  for (const preset of presetsIn(value)) {
    if (!preset.startsWith('.')) copyPackage(preset, { file: path.join(from.place.folder, name), copied: file })
    else if (isInside(preset) && !existsSync(path.join(folder, inside(preset)))) await writeSettingsAt(from, inside(preset), folder)
  }
  return file
}

function presetsIn(value: unknown): string[] {
  const { extends: presets } = (value ?? {}) as { readonly extends?: unknown }
  return Array.isArray(presets) ? presets.filter((preset) => typeof preset === 'string') : []
}

/** Packages are in no commit: what is installed is what there is. The copied configuration has to find it all the same. */
function copyPackage(name: string, { file, copied }: { file: string; copied: string }): void {
  const installed = presetFile(name, file)
  const { dir } = path.parse(installed)
  const inModules = dir.slice(dir.lastIndexOf(`node_modules${path.sep}`))
  const target = path.join(path.dirname(copied), inModules)
  if (!existsSync(target))
    cpSync(dir, target, { recursive: true, filter: (from) => !/[\\/]node_modules[\\/].*[\\/]node_modules$/.test(from) })
}

/** Whatever else is wrong with it is said when the configuration is read. */
function filesNamedIn(value: unknown): string[] {
  const { rules, baseline } = (value ?? {}) as { readonly rules?: unknown; readonly baseline?: unknown }
  return [...(Array.isArray(rules) ? rules : []), baseline].filter((file) => typeof file === 'string')
}
