// Which folder a Dockerfile is built in: what compose files say, and otherwise its own.
import { posix } from 'node:path'
import type { Facts } from '../facts.ts'

const DOCKERFILE = /^(?:(?:Docker|Container)file(?:\..+)?|.+\.(?:docker|container)file)$/i
const COMPOSE = /^(?:docker-)?compose(?:[.-].+)?\.ya?ml$/i

export function isDockerfile(path: string): boolean {
  return DOCKERFILE.test(posix.basename(path)) && !path.endsWith('.dockerignore')
}

/** Dockerfile → folders that it is built in; `.` is the root. */
export async function contextsOf(dockerfiles: readonly string[], facts: Facts): Promise<Map<string, Set<string>>> {
  const contexts = new Map<string, Set<string>>(dockerfiles.map((file) => [file, new Set()]))
  for (const compose of facts.files.filter((file) => COMPOSE.test(posix.basename(file)))) {
    for (const { context, dockerfile } of buildsIn((await facts.read(compose)) ?? '')) {
      const folder = posix.join(posix.dirname(compose), context)
      contexts.get(posix.join(folder, dockerfile))?.add(folder.replace(/(?<=.)\/$/, ''))
    }
  }
  const there = new Set(facts.files)
  for (const [file, folders] of contexts) if (folders.size === 0) folders.add(likelyContext(file, there))
  return contexts
}

/** Its own folder; but one further up when only that says what to leave out. */
function likelyContext(file: string, there: ReadonlySet<string>): string {
  const own = posix.dirname(file)
  if (there.has(`${file}.dockerignore`)) return own
  for (let folder = own; ; folder = posix.dirname(folder)) {
    if (there.has(posix.join(folder, '.dockerignore'))) return folder
    if (folder === '.') return own
  }
}

interface Build {
  readonly context: string
  readonly dockerfile: string
}

/** `build: FOLDER`, or `build:` with `context:` and `dockerfile:` further in on the next lines. */
function buildsIn(text: string): Build[] {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, index) => {
    const [, indent, value = ''] = /^(\s+)build:\s*(?:#.*)?([^\s#].*)?$/.exec(line) ?? []
    if (indent === undefined) return []
    if (value !== '') return [{ context: unquoted(value), dockerfile: 'Dockerfile' }]
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((one) => one.trim() !== '' && one.search(/\S/) <= indent.length)
    const block = (end < 0 ? rest : rest.slice(0, end)).join('\n')
    const field = (name: string) => new RegExp(`^\\s*${name}:\\s*(\\S+)`, 'm').exec(block)?.[1]
    return [{ context: unquoted(field('context') ?? '.'), dockerfile: unquoted(field('dockerfile') ?? 'Dockerfile') }]
  })
}

function unquoted(value: string): string {
  return value.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2')
}
