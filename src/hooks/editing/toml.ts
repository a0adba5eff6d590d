// Puts a table at the end of a TOML text, where that can't change what stands before it, and takes it out.
import { dropLines, insertLines, linesOf } from '../../plan/lines.ts'
import { isOurs, MARK } from './marks.ts'

/** The text with the table and its lines; nothing where something may be written that a table at the end would contradict. */
export function tomlWith(text: string, way: readonly string[], lines: readonly string[]): string | undefined {
  const header = `[${way.join('.')}]`
  const all = linesOf(text)
  const table = [header, ...lines].map((line) => `${line} ${MARK}`)
  const at = all.findIndex((line) => line.trim() === table[0])
  if (at >= 0) return [...all.slice(0, at), ...table.map((line, i) => line + endOf(all[at + i])), ...all.slice(at + table.length)].join('')
  return isPlain(text, way) ? insertLines(text, all.length, table) : undefined
}

export function tomlWithout(text: string): string {
  return dropLines(text, isOurs)
}

function endOf(line = ''): string {
  return /\r?\n$/.exec(line)?.[0] ?? ''
}

/**
 * Whether the way is defined, if at all, by tables with headers of their own alone: not by `a.b = `, `a = {…}` or `[[a]]`, to
 * which TOML allows no table to be added, and not perhaps by what only looks so, in a text of several lines.
 */
function isPlain(text: string, way: readonly string[]): boolean {
  if (/"""|'''/.test(text)) return false
  return linesOf(text).every((line) => {
    const [, array, header] = /^\s*(\[?)\[\s*([^\]]+?)\s*\]/.exec(line) ?? []
    if (header !== undefined) return !contradicts(keysOf(header), way, array === '[')
    const [, key] = /^\s*([^#=]+?)\s*=/.exec(line) ?? []
    return key === undefined || !keysOf(key).some((part) => way.includes(part))
  })
}

/** A list of tables on the way, or the very table. */
function contradicts(keys: readonly string[], way: readonly string[], isList: boolean): boolean {
  const onTheWay = keys.length <= way.length && keys.every((key, i) => key === way[i])
  return onTheWay && (isList || keys.length === way.length)
}

function keysOf(dotted: string): string[] {
  return dotted.split('.').map((key) => key.trim().replace(/^["']|["']$/g, ''))
}
