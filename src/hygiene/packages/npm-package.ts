// Which files npm would publish. Rules: docs.npmjs.com/cli/configuring-npm/package-json#files and /using-npm/developers#keeping-files-out-of-your-package.
// `files` says what goes in; without it all goes in but what .npmignore leaves out, in each folder, or .gitignore where that has no .npmignore.
import { posix } from 'node:path'
import type { Facts } from '../facts.ts'

export interface NpmPackage {
  /** Relative to the root; `.` is the root itself. */
  readonly folder: string
  readonly manifest: string
  readonly files?: readonly string[]
}

/** The package in the folder, if it is one that may be published. */
export async function npmPackageIn(folder: string, { read }: Facts): Promise<NpmPackage | undefined> {
  const manifest = posix.join(folder, 'package.json')
  const { name, version, private: isPrivate, files } = parse(await read(manifest))
  if (typeof name !== 'string' || typeof version !== 'string' || isPrivate === true || isPrivate === 'true') return undefined
  return { folder, manifest, ...(Array.isArray(files) && { files: files.filter((one) => typeof one === 'string') }) }
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text?.replace(/^\uFEFF/, '') ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

export interface Published {
  /** What lets it in: `files`, or the ignore file that a line in would keep it out. */
  readonly by: 'files' | 'no files'
  /** The ignore file in force in the package's folder; where there is none, the one to make. */
  readonly ignoreFile: string
}

/** Whether the path (relative to the root) would be published with the package. */
export async function published(path: string, own: NpmPackage, facts: Facts): Promise<Published | undefined> {
  const inside = posix.relative(own.folder, path)
  if (isNeverPublished(inside)) return undefined
  const ignoreFile = (await ignoreFileIn(own.folder, facts)) ?? { path: posix.join(own.folder, '.gitignore'), text: '' }
  const { compileAnyCase } = await import('../../path-filter.ts')
  const chosen = own.files && isChosen(inside, own.files, compileAnyCase)
  if (chosen === 'itself') return { by: 'files', ignoreFile: ignoreFile.path }
  if (chosen === false) return undefined
  const layers = own.files ? [] : [{ folder: own.folder, text: ignoreFile.text }]
  for (const folder of foldersBetween(own.folder, path)) layers.push({ folder, text: (await ignoreFileIn(folder, facts))?.text ?? '' })
  const isOut = isLeftOut(path, layers, compileAnyCase)
  return isOut ? undefined : { by: own.files ? 'files' : 'no files', ignoreFile: ignoreFile.path }
}

/** Whatever anybody says. */
function isNeverPublished(path: string): boolean {
  return path.startsWith('..') || /(?:^|\/)(?:node_modules\/|\.git\/|\.npmrc$|\.DS_Store$|\._|\.[^/]*\.swp$)|\.orig$/.test(path)
}

type Compile = (glob: string) => (path: string) => boolean

/** Chosen by its own name nothing keeps it out; chosen with a folder or a pattern, ignore files of inner folders may. */
function isChosen(path: string, files: readonly string[], compile: Compile): 'itself' | boolean {
  let chosen: 'itself' | boolean = false
  for (const one of files) {
    const again = one.startsWith('!')
    const glob = one
      .replace(/^!+/, '')
      .replace(/^\.?\//, '')
      .replace(/\/$/, '')
    if (!again && glob === path) return 'itself'
    // What is let in stands at the top, or in a folder that is let in; what is kept out may stand anywhere.
    if (glob === '' || glob === '.' || fits(again ? glob : `/${glob}`, path, compile)) chosen = !again
  }
  return chosen
}

function fits(glob: string, path: string, compile: Compile): boolean {
  const isFit = compile(glob)
  return foldersAndSelf(path).some(isFit)
}

function foldersAndSelf(path: string): string[] {
  const names = path.split('/')
  return names.map((_, index) => names.slice(0, index + 1).join('/'))
}

interface Layer {
  readonly folder: string
  readonly text: string
}

/** The last pattern that fits decides, those of inner folders behind those of outer ones; what lies in a folder that is out is out. */
function isLeftOut(path: string, layers: readonly Layer[], compile: Compile): boolean {
  const top = layers[0]?.folder ?? posix.dirname(path)
  return foldersAndSelf(posix.relative(top, path)).some((one, index, all) => {
    const isFolder = index < all.length - 1
    let isOut = false
    for (const { folder, text } of layers) {
      const inside = posix.relative(folder, posix.join(top, one))
      if (inside !== '' && !inside.startsWith('..')) isOut = decide(inside, isFolder, { text, compile }) ?? isOut
    }
    return isOut
  })
}

function decide(path: string, isFolder: boolean, { text, compile }: { text: string; compile: Compile }): boolean | undefined {
  let decision: boolean | undefined
  for (const line of text.split(/\r?\n/)) {
    const written = line.trim()
    if (written === '' || written.startsWith('#')) continue
    const glob = written.replace(/^!+/, '')
    if ((isFolder || !glob.endsWith('/')) && compile(glob)(path)) decision = !written.startsWith('!')
  }
  return decision
}

async function ignoreFileIn(folder: string, { read }: Facts): Promise<{ path: string; text: string } | undefined> {
  for (const name of ['.npmignore', '.gitignore']) {
    const path = posix.join(folder, name)
    const text = await read(path)
    if (text !== undefined) return { path, text }
  }
  return undefined
}

/** Folders below the first, down to the one that the file lies in. */
function foldersBetween(folder: string, path: string): string[] {
  const names = posix.relative(folder, posix.dirname(path)).split('/').filter(Boolean)
  return names.map((_, index) => posix.join(folder, ...names.slice(0, index + 1)))
}
