// Where things stand in a YAML or JSON text, so that it can be changed without touching the rest. Slow to load, like yaml-file.ts.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'

/** Offsets are UTF-16 units from 0, half-open. `flow` is what stands in brackets, as all of JSON does. */
export type YamlNode = (YamlMap | YamlList | { readonly kind: 'value' }) & { readonly start: number; readonly end: number }

export interface YamlMap {
  readonly kind: 'map'
  readonly flow: boolean
  readonly pairs: readonly YamlPair[]
}

interface YamlList {
  readonly kind: 'list'
  readonly flow: boolean
  readonly items: readonly YamlNode[]
}

export interface YamlPair {
  readonly key: string
  readonly keyStart: number
  readonly keyEnd: number
  /** Absent for a key with nothing behind it. */
  readonly node?: YamlNode
}

export interface YamlText {
  /** Absent when the text says nothing. */
  readonly root?: YamlNode
  readonly value: unknown
}

/** Nothing for a text with faults, or with more than one document. */
export function parseYaml(text: string): YamlText | undefined {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
  if (document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return document.contents === null ? { value } : { root: toNode(document.contents), value }
  } catch {
    return undefined
  }
}

function toNode(node: ParsedNode): YamlNode {
  const [start, end] = node.range
  if (isAlias(node) || isScalar(node)) return { kind: 'value', start, end }
  if (isSeq(node))
    return { kind: 'list', flow: node.flow === true, items: node.items.map((item) => toNode(item as ParsedNode)), start, end }
  return { kind: 'map', flow: node.flow === true, pairs: isMap(node) ? node.items.map(toPair) : [], start, end }
}

function toPair({ key, value }: { readonly key: unknown; readonly value: unknown }): YamlPair {
  const name = key as ParsedNode
  const [keyStart, keyEnd] = name.range
  const text = isScalar(name) ? String(name.value) : ''
  return { key: text, keyStart, keyEnd, ...(isThere(value) && { node: toNode(value) }) }
}

/** A key without a value has an empty one, which takes no room in the text. */
function isThere(value: unknown): value is ParsedNode {
  const range = (value as ParsedNode | null)?.range
  return range !== undefined && range !== null && range[1] > range[0]
}
