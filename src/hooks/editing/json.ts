// Puts a value into a JSON text and takes it out, in the text's own indentation, leaving every other byte.

import { endOfLines } from '../../plan/lines.ts'
import { parseYaml, type YamlMap, type YamlNode, type YamlPair } from '../../yaml-places.ts'

type Way = readonly string[]
type MapNode = YamlNode & YamlMap

/** The value at the end of the way; nothing where the text is no JSON or doesn't lead there. */
export function jsonAt(text: string, way: Way): unknown {
  return way.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? at[step as keyof typeof at] : undefined),
    parseJson(text),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text with the value there, replaced or put first. Nothing when the text is no JSON object, or the way leads through another value. */
export function withJson(text: string, way: Way, value: unknown): string | undefined {
  const after = edit(text, way, value)
  const expected = changed(parseJson(text), way, value)
  return after !== undefined && expected !== undefined && sameJson(parseJson(after), expected) ? after : undefined
}

function edit(text: string, way: Way, value: unknown): string | undefined {
  const { map, depth, pair } = walk(text, way)
  if (!map || (pair && depth < way.length - 1)) return undefined
  if (pair) return pair.node && text.slice(0, pair.node.start) + JSON.stringify(value) + text.slice(pair.node.end)
  const [key = '', ...rest] = way.slice(depth)
  const nested = rest.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
  const [first] = map.pairs
  const gap = first ? text.slice(map.start + 1, first.keyStart) : ''
  const pairText = `${JSON.stringify(key)}: ${written(nested, gap, text)}`
  return first ? put(text, first.keyStart, `${pairText},${gap === '' ? ' ' : gap}`) : put(text, map.start + 1, pairText)
}

function put(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at)
}

/** `gap` is what stands between the brace and the first key; one without a line feed asks for a single line. */
function written(value: unknown, gap: string, text: string): string {
  if (!gap.includes('\n')) return JSON.stringify(value)
  const indent = gap.slice(gap.lastIndexOf('\n') + 1)
  const unit = /\{\r?\n([ \t]+)/.exec(text)?.[1] ?? '  '
  return JSON.stringify(value, null, unit).replaceAll('\n', endOfLines(text) + indent)
}

/** The text without the value, and without the objects that held it alone, but those of the first `kept` steps. */
export function withoutJson(text: string, way: Way, kept: number): string {
  const { map, depth, pair } = walk(text, way)
  if (!map || !pair || depth !== way.length - 1) return text
  if (map.pairs.length === 1 && depth > kept) return withoutJson(text, way.slice(0, -1), kept)
  const index = map.pairs.indexOf(pair)
  const next = map.pairs[index + 1]
  const before = map.pairs[index - 1]
  if (next) return text.slice(0, pair.keyStart) + text.slice(next.keyStart)
  const from = before ? endOfPair(before) : pair.keyStart
  return text.slice(0, from) + text.slice(endOfPair(pair))
}

function endOfPair({ node, keyEnd }: YamlPair): number {
  return node?.end ?? keyEnd
}

interface Reached {
  /** The last object on the way. */
  readonly map?: MapNode
  /** How many steps lead to it. */
  readonly depth: number
  /** Its pair for the next step. */
  readonly pair?: YamlPair
}

/** Goes as far as objects lead. JSON is YAML, so that reader tells where things stand. */
function walk(text: string, way: Way): Reached {
  let node = parseJson(text) === undefined ? undefined : parseYaml(text)?.root
  for (let depth = 0; node?.kind === 'map'; depth++) {
    const map: MapNode = node
    const pair = map.pairs.find(({ key }) => key === way[depth])
    if (!pair || depth === way.length - 1 || pair.node?.kind !== 'map') return { map, depth, ...(pair && { pair }) }
    node = pair.node
  }
  return { depth: 0 }
}

function changed(value: unknown, [step, ...rest]: Way, put: unknown): unknown {
  if (step === undefined) return put
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) return undefined
  const inner = changed((value as Record<string, unknown> | undefined)?.[step], rest, put)
  return inner === undefined ? undefined : { ...value, [step]: inner }
}

/** Objects alike but for the order of their keys. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
