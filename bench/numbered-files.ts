// Many small files, each in a folder of its own, so that a report tells which of them it speaks of.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Signs that make no word and no number: a scanner that hides found values in paths leaves them as they are. */
const SIGNS = 'bfhjnqvxzg'

/** Writes a text to a path below the folder of its number. */
export function writeNumbered(number: number, file: string, { text, folder }: { text: string; folder: string }): void {
  const whole = path.join(folder, folderOf(number), ...safeNames(file))
  mkdirSync(path.dirname(whole), { recursive: true })
  writeFileSync(whole, text)
}

/** The number of the file that a path names; undefined for any other path. */
export function numberOf(file: string): number | undefined {
  const [folder = ''] = file.split('/')
  const digits = [...folder].map((sign) => SIGNS.indexOf(sign))
  return digits.length === 0 || digits.includes(-1) ? undefined : Number(digits.join(''))
}

function folderOf(number: number): string {
  return [...String(number).padStart(6, '0')].map((digit) => SIGNS[Number(digit)]).join('')
}

function safeNames(file: string): string[] {
  return file.split(/[/\\]/).filter((name) => name !== '' && name !== '.' && name !== '..')
}
