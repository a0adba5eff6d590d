// Adds to the lists of straykey.yaml and leaves every other byte as it is.
import { parseYaml, type YamlNode, type YamlPair } from '../yaml-places.ts'

/** The text with the items in the list of that name; nothing where it is written in a way that can't be added to. */
export function withListed(text: string, name: string, items: readonly string[]): string | undefined {
  const parsed = parseYaml(text)
  const before = (parsed?.value as Record<string, unknown> | null | undefined)?.[name] ?? []
  if (!parsed || !Array.isArray(before)) return undefined
  const missing = items.filter((item) => !before.includes(item))
  if (missing.length === 0) return text
  const after = put(text, parsed.root, { name, items: missing.map((item) => JSON.stringify(item)) })
  const says = after === undefined ? undefined : (parseYaml(after)?.value as Record<string, unknown> | undefined)?.[name]
  return JSON.stringify(says) === JSON.stringify([...before, ...missing]) ? after : undefined
}

/** The text with the setting at its end; it must not be there. */
export function withSetting(text: string, name: string, value: string): string {
  return `${ended(text)}${name}: ${JSON.stringify(value)}\n`
}

interface Addition {
  readonly name: string
  /** As YAML. */
  readonly items: readonly string[]
}

function put(text: string, root: YamlNode | undefined, addition: Addition): string | undefined {
  if (root && (root.kind !== 'map' || root.flow)) return undefined
  const pair = root?.pairs.find(({ key }) => key === addition.name)
  if (!pair) return `${ended(text)}${addition.name}:\n${addition.items.map((item) => `  - ${item}\n`).join('')}`
  return into(text, pair, addition.items)
}

function into(text: string, { node }: YamlPair, items: readonly string[]): string | undefined {
  if (node?.kind !== 'list') return undefined
  if (node.flow) {
    const front = text.slice(0, node.end - 1).trimEnd()
    const comma = node.items.length === 0 || front.endsWith(',') ? '' : ', '
    return `${front}${comma}${items.join(', ')}${text.slice(node.end - 1)}`
  }
  const last = node.items.at(-1)
  if (!last) return undefined
  const dash = text.slice(text.lastIndexOf('\n', last.start - 1) + 1, last.start)
  const lineEnd = text.indexOf('\n', Math.max(last.start, last.end - 1))
  const at = lineEnd < 0 ? text.length : lineEnd + 1
  return `${ended(text.slice(0, at))}${items.map((item) => `${dash}${item}\n`).join('')}${text.slice(at)}`
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
