// Reads what others have written, and takes nothing for granted of its shape.
import { parse, TomlError } from 'smol-toml'
import { UserError } from '../errors.ts'
import { readYamlFile } from '../yaml-file.ts'
import type { Source } from './contract.ts'

/** By names in lower case with `_` between words: other scanners read them in any. */
export type Fields = ReadonlyMap<string, unknown>

/** Throws UserError with file, line and column. */
export function tomlFields({ name, text }: Source): Fields {
  try {
    return fieldsOf(parse(text))
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    // The rest of the message quotes the line.
    const [reason = 'is no TOML'] = error.message.split('\n')
    throw new UserError(`${name}:${error.line}:${error.column}: ${reason}; correct it, since no other scanner can read it either`, {
      cause: error,
    })
  }
}

/** The same for YAML and JSON. */
export function yamlFields({ file, name, text }: Source): Fields {
  if (text.trim() === '') return new Map()
  const value = readYamlFile(file, () => [])
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UserError(`${name}:1:1: expected a mapping; is it the file that is meant?`)
  return fieldsOf(value)
}

/** Empty for what is no mapping. */
export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase().replaceAll('-', '_'), member]))
}

/** The mappings of a list, or the one that stands where a list may. */
export function listOf(value: unknown): Fields[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return list.filter((one) => typeof one === 'object' && one !== null).map(fieldsOf)
}

export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one): one is string => typeof one === 'string' && one !== '')
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** What has a name that nobody here knows. */
export function unknownIn(fields: Fields, known: readonly string[]): string[] {
  return [...fields.keys()].filter((name) => !known.includes(name))
}
