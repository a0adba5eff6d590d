// Reads a YAML file that people write and says exactly where it is wrong. The one home of yaml, which is slow to load:
// import this file only when there is one to read.
import { readFileSync, statSync } from 'node:fs'
import { LineCounter, type ParsedNode, parseDocument, visit } from 'yaml'
import { UserError } from './errors.ts'
import { type Fault, formatPath } from './shape.ts'
import { toSlashes } from './slashes.ts'

/** The file's value. Throws UserError, with file, line and column, for a file that can't be read or has faults. */
export function readYamlFile(file: string, faultsOf: (value: unknown) => readonly Fault[]): unknown {
  return readYamlText(readText(file), toSlashes(file), faultsOf)
}

/** The same for a text that is there already; `name` is what it is called in messages. */
export function readYamlText(text: string, name: string, faultsOf: (value: unknown) => readonly Fault[]): unknown {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number) => `${name}:${lines.linePos(offset).line}:${lines.linePos(offset).col}`
  const [syntax] = document.errors
  if (syntax) throw new UserError(`${place(syntax.pos[0])}: ${syntax.message}`)
  // An empty file is one in which nothing is set.
  const value = document.contents === null ? {} : toValue(document, place)
  const faults = faultsOf(value)
  if (faults.length === 0) return value
  throw new UserError(faults.map((fault) => formatFault(fault, document.contents, place)).join('\n'))
}

/** Aliases that lead nowhere, or to too much, are found out only now. */
function toValue(document: ReturnType<typeof parseDocument>, place: (offset: number) => string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new UserError(`${place(firstAlias(document))}: ${(error as Error).message}; a text that begins with * needs quotes`, {
      cause: error,
    })
  }
}

function firstAlias(document: ReturnType<typeof parseDocument>): number {
  const offsets: number[] = []
  visit(document, { Alias: (_, { range }) => void offsets.push(range?.[0] ?? 0) })
  return offsets[0] ?? 0
}

function readText(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) throw new UserError(`${toSlashes(file)}: no such file; check the path`)
  if (!stat.isFile()) throw new UserError(`${toSlashes(file)}: not a file; name one`)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError(`${toSlashes(file)}: can't be read (${(error as NodeJS.ErrnoException).code}); check its permissions`, {
      cause: error,
    })
  }
}

function formatFault(fault: Fault, root: ParsedNode | null, place: (offset: number) => string): string {
  const where = formatPath(fault.path)
  return `${place(offsetOf(root, fault.path))}: ${where ? `${where}: ` : ''}${fault.message}`
}

/** Where the path leads in the text, or as far as it goes. */
function offsetOf(root: ParsedNode | null, steps: Fault['path']): number {
  let node: ParsedNode | null = root
  for (const step of steps) {
    const next: unknown = node && 'get' in node ? node.get(step as never, true) : undefined
    if (!next || typeof next !== 'object' || !('range' in next)) break
    node = next as ParsedNode
  }
  return node?.range[0] ?? 0
}
