// How a hook calls straykey: by what the repository has, else by what PATH has, else by the program that runs now.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { toSlashes } from '../../slashes.ts'

export interface Programs {
  /** Where node_modules/.bin is on PATH, as husky and npm see to. */
  readonly besideModules: string
  /** In files that are committed. */
  readonly shared: string
  /** In files of this machine alone. */
  readonly local: string
  /** Neither the repository nor PATH has it: what stands above names a file of this machine. */
  readonly ofThisMachine: boolean
}

export interface Seeker {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Absolute path of the running program. */
  readonly program: string
}

const IN_MODULES = 'node_modules/.bin/straykey'

/** `top` is the work tree's; absent where it is for every repository. */
export function findPrograms({ environment, program }: Seeker, top?: string): Programs {
  const installed = top !== undefined && existsSync(path.join(top, IN_MODULES))
  const onPath = foldersOf(environment).some((folder) => existsSync(path.join(folder, 'straykey')))
  const otherwise = onPath ? 'straykey' : `node ${quoted(toSlashes(program))}`
  return {
    besideModules: installed ? 'straykey' : otherwise,
    shared: installed ? IN_MODULES : otherwise,
    local: installed ? quoted(toSlashes(path.join(top, IN_MODULES))) : otherwise,
    ofThisMachine: !installed && !onPath,
  }
}

/** npm and npx put folders in front that are there only while they run. */
function foldersOf(environment: Seeker['environment']): string[] {
  const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter)
  return folders.filter((folder) => path.isAbsolute(folder) && !toSlashes(folder).replace(/\/$/, '').endsWith('node_modules/.bin'))
}

/** As a shell reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
