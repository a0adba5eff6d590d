// Numbers and sizes, as people type them.
import { UserError } from '../errors.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** A whole number from `least` to `most`. Throws UserError for anything else. */
export function numberOf(option: string, text: string, [least, most]: readonly [number, number]): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most)) throw new UserError(`--${option} ${text}: expected a number from ${least} to ${most}`)
  return number
}

/** Bytes. Throws UserError for what is no size. */
export function bytesOf(option: string, text: string): number {
  const [, digits = '0', unit = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? []
  const bytes = Number(digits) * (UNITS[unit.toLowerCase()] ?? 1)
  if (bytes < 1 || !Number.isSafeInteger(bytes))
    throw new UserError(`--${option} ${text}: expected bytes, or a number with k, M or G, such as 500M`)
  return bytes
}
