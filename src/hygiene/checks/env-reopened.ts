// A line such as !.env.production takes a name out of what was ignored above it, for everybody and for good.
import { posix } from 'node:path'
import type { HygieneCheck, Observation } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import type { Facts } from '../facts.ts'

export const envReopened: HygieneCheck = {
  id: 'env-reopened',
  title: 'Ignore rule that lets files of environment variables in again',
  severity: 'info',
  harm: 'Whoever puts a secret into that file commits it without a word from git.',
  modes: ['tree'],
  remedy: ['Take the line out, or leave it and keep secrets out of that file: its values are for everybody who has the repository.'],
  async examine(facts) {
    if (facts.top === undefined) return []
    const negations = (await Promise.all(ignoreFiles(facts).map((file) => negationsIn(file, facts)))).flat()
    const rules = await facts.ignores(negations.map(({ sample }) => sample))
    return negations.flatMap(({ sample, pattern, ...place }) => {
      const by = rules.get(sample)?.by
      return by?.reopens && by.line === place.line && by.pattern === pattern ? [toObservation({ ...place, pattern })] : []
    })
  },
}

/** The one at the top, and those on the way to a file of environment variables. */
function ignoreFiles({ files, telling, topFolder }: Facts): string[] {
  const folders = new Set(['.', topFolder])
  for (const file of telling.filter(isEnvironmentFile)) {
    for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) folders.add(folder)
  }
  const wanted = new Set([...folders].map((folder) => posix.join(folder, '.gitignore')))
  return files.filter((file) => wanted.has(file))
}

interface Negation {
  readonly path: string
  readonly line: number
  readonly pattern: string
  /** A name that it fits. */
  readonly sample: string
}

async function negationsIn(path: string, { read }: Facts): Promise<Negation[]> {
  const lines = ((await read(path)) ?? '').split(/\r?\n/)
  return lines.flatMap((text, index) => {
    const pattern = text.trimEnd()
    const name = pattern.slice(1).replace(/^\/|^\*\*\//g, '')
    const sample = posix.join(posix.dirname(path), name.replaceAll('**/', '').replaceAll('*', 'production'))
    const isMeant = pattern.startsWith('!') && !/[[\\?]/.test(name) && !name.endsWith('/') && isEnvironmentFile(sample)
    return isMeant ? [{ path, line: index + 1, pattern, sample }] : []
  })
}

function toObservation({ path, line, pattern }: Omit<Negation, 'sample'>): Observation {
  const place = { line, column: 1, endLine: line, endColumn: pattern.length + 1 }
  return {
    path,
    place,
    about: pattern,
    message: `${path}:${line}: ${pattern} takes a file of environment variables out of what git ignores.`,
  }
}
