// `extends`: configurations that another one starts from, by path or by package. Data, like every configuration: a package's preset is
// its straykey.yaml, and nothing of it is run.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { UserError } from './errors.ts'
import { toSlashes } from './slashes.ts'

/** What a configuration may hold, before presets are resolved. */
export type Configuration = Readonly<Record<string, unknown>> & { readonly extends?: readonly string[] }

/** Reads one file, its paths made absolute. */
export type Read = (file: string) => Configuration

const DEEPEST = 10

/** The file with its presets: what stands later, and the file itself, wins; lists are joined. Throws UserError for a preset that isn't there. */
export function withPresets(file: string, read: Read, from: readonly string[] = []): Configuration {
  if (from.includes(file) || from.length > DEEPEST)
    throw new UserError(`${toSlashes(file)}: extends itself, by way of ${from.map(toSlashes).join(', ')}; take one of them out`)
  const { extends: names = [], ...own } = read(file)
  const presets = names.map((name) => withPresets(presetFile(name, file), read, [...from, file]))
  return [...presets, own].reduce(joined, {})
}

/** `./shared.yaml` is a path; anything else a package, whose preset is the straykey.yaml at its top or the file that is named in it. */
export function presetFile(name: string, file: string): string {
  if (isPath(name)) return existing(path.resolve(path.dirname(file), name), `${toSlashes(file)}: extends ${name}`)
  const [scope = '', ...rest] = name.split('/')
  const [pack, inner] = scope.startsWith('@') ? [`${scope}/${rest[0]}`, rest.slice(1)] : [scope, rest]
  for (let here = path.dirname(file); ; here = path.dirname(here)) {
    const folder = path.join(here, 'node_modules', pack)
    if (existsSync(folder))
      return existing(path.join(folder, ...(inner.length > 0 ? inner : ['straykey.yaml'])), `${toSlashes(file)}: extends ${name}`)
    if (here === path.dirname(here)) break
  }
  throw new UserError(
    `${toSlashes(file)}: extends ${name}: there is no such package in node_modules; install it, or write a path that begins with ./`,
  )
}

function isPath(name: string): boolean {
  return name.startsWith('.') || path.isAbsolute(name)
}

function existing(file: string, what: string): string {
  if (existsSync(file)) return file
  throw new UserError(`${what}: ${toSlashes(file)} isn't there; correct the path`)
}

function joined(below: Configuration, above: Configuration): Configuration {
  const names = [...new Set([...Object.keys(below), ...Object.keys(above)])]
  return Object.fromEntries(names.map((name) => [name, joinedValue(below[name], above[name])]))
}

function joinedValue(below: unknown, above: unknown): unknown {
  if (above === undefined) return below
  if (Array.isArray(below) && Array.isArray(above)) return [...below, ...above]
  return isRecord(below) && isRecord(above) ? { ...below, ...above } : above
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
