// Puts lines into a YAML text and takes them out, leaving every other byte. After each edit the text is read again: if anything
// but ours changed in what it says, the edit isn't made.

import type { Edited } from '../../plan/files.ts'
import { dropLines, indentOf, insertLines, linesOf } from '../../plan/lines.ts'
import { parseYaml, type YamlNode, type YamlPair, type YamlText } from '../../yaml-places.ts'
import { isOurs, MARK } from './marks.ts'

/** Lines of a block, without indentation but their own; those that others may hang something on are marked. */
export type Block = readonly string[]

/** The pair of a map in block style; nothing where there is none. */
export function pairIn(node: YamlNode | undefined, key: string): YamlPair | undefined {
  return node?.kind === 'map' && !node.flow ? node.pairs.find((pair) => pair.key === key) : undefined
}

/** The text with the block as the first thing under a key, indented as its neighbours are; nothing when the style forbids it. */
export function putUnder(text: string, { keyEnd, node }: YamlPair, block: Block): string | undefined {
  if (!node || node.kind === 'value' || node.flow || !text.slice(keyEnd, node.start).includes('\n')) return undefined
  const indent = text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.start)
  if (indent.trim() !== '') return undefined
  return insertLines(text, lineNumberAt(text, keyEnd) + 1, indented(block, indent))
}

/** The text with the block at its end. */
export function putLast(text: string, block: Block): string {
  return insertLines(text, linesOf(text).length, block)
}

function indented(block: Block, indent: string): string[] {
  return block.map((line) => indent + line)
}

function lineNumberAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}

/** A text as a YAML value that is read as that text. */
export function yamlText(value: string): string {
  return /^[A-Za-z][\w./ -]*$/.test(value) ? value : JSON.stringify(value)
}

/** The edited text, if it says what is expected; otherwise what to do by hand. */
export function checked(after: string | undefined, expected: unknown, byHand: string): Edited {
  const says = after === undefined ? undefined : parseYaml(after)
  if (after !== undefined && says && JSON.stringify(says.value) === JSON.stringify(expected)) return after
  return { left: `is written in a way that is left as it is; ${byHand}` }
}

/** Puts another text in the place of a value that reads differently. */
export function replaceText(text: string, { start, end }: YamlNode, value: string): string {
  if (parseYaml(text.slice(start, end))?.value === value) return text
  return text.slice(0, start) + yamlText(value) + text.slice(end)
}

export function isMarked(text: string, offset: number): boolean {
  return isOurs(linesOf(text)[lineNumberAt(text, offset)] ?? '')
}

/** Values by a way through maps and lists. */
export function valueAt(value: unknown, way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    value,
  )
}

/**
 * The text without our blocks: a marked line that `isWhole` takes with it all that hangs on it, another marked line goes unless
 * something that isn't ours hangs on it.
 */
export function withoutBlocks(text: string, isWhole: (line: string) => boolean): string {
  const lines = linesOf(text)
  const gone = new Set<number>()
  for (let at = lines.length - 1; at >= 0; at--) {
    if (!isOurs(lines[at] ?? '')) continue
    const below = linesBelow(lines, at)
    const whole = isWhole(lines[at] ?? '')
    if (whole) for (const index of below) gone.add(index)
    if (whole || below.every((index) => gone.has(index))) gone.add(at)
  }
  return dropLines(text, (_, index) => gone.has(index))
}

/** Indexes of the lines that are deeper than this one, up to the last that says something: comments below it may belong to what follows. */
function linesBelow(lines: readonly string[], at: number): number[] {
  const depth = indentOf(lines[at] ?? '')
  const next = lines.findIndex((line, index) => index > at && line.trim() !== '' && indentOf(line) <= depth)
  const below = lines.map((_, index) => index).slice(at + 1, next < 0 ? lines.length : next)
  const last = below.findLastIndex((index) => /^\s*[^\s#]/.test(lines[index] ?? ''))
  return below.slice(0, last + 1)
}

export function marked(line: string): string {
  return `${line} ${MARK}`
}

/** What the text says, when it is a map or nothing at all. */
export function readMap(text: string): (YamlText & { readonly value: Readonly<Record<string, unknown>> }) | undefined {
  const parsed = parseYaml(text)
  if (!parsed || (parsed.root && parsed.root.kind !== 'map')) return undefined
  return { ...parsed, value: (parsed.value ?? {}) as Readonly<Record<string, unknown>> }
}
