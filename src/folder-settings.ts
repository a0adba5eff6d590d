// What a configuration says for parts of a repository: the deepest folder that says something wins, setting by setting.
import type { Severity } from './model.ts'

export interface FolderSettings {
  /** Id of a rule or check → another severity for it. */
  readonly severity?: Readonly<Record<string, Severity>>
  /** Ids of rules and checks whose findings are left out. */
  readonly disable?: readonly string[]
  readonly inlineAllow?: boolean
}

/** The settings of the folders that hold a path. */
export type SettingsAt = (path: string) => FolderSettings

/** Folders and paths are relative to the repository's top, `/` between names. */
export function settingsIn(folders: Readonly<Record<string, FolderSettings>>): SettingsAt {
  const outermost = Object.entries(folders)
    .map(([folder, settings]) => ({ prefix: `${folder.replace(/^\.?\/+|\/+$/g, '')}/`, settings }))
    .sort((a, b) => a.prefix.length - b.prefix.length)
  return (path) =>
    outermost
      .filter(({ prefix }) => prefix === '/' || path.startsWith(prefix))
      .reduce<FolderSettings>((above, { settings }) => joined(above, settings), {})
}

function joined(above: FolderSettings, below: FolderSettings): FolderSettings {
  return {
    ...above,
    ...below,
    severity: { ...above.severity, ...below.severity },
    disable: [...(above.disable ?? []), ...(below.disable ?? [])],
  }
}
