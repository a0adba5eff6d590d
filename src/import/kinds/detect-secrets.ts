// .secrets.baseline: findings of detect-secrets by file and SHA-1 of the value, with somebody's word on them, and filters.
import { type Accepted, type Carried, joinCarried, type Kind, type Source } from '../contract.ts'
import { pathGlobs } from '../patterns/path-globs.ts'
import { globText } from '../patterns/path-shapes.ts'
import { isTest, valueTest } from '../patterns/value-test.ts'
import { type Fields, fieldsOf, listOf, numberOf, textOf, textsOf, yamlFields } from '../reading.ts'

export const detectSecrets: Kind = { name: 'detect-secrets', tool: 'detect-secrets', files: ['.secrets.baseline'], read: readBaseline }

/** Its own ways of telling what is no secret; straykey has others, which need no file. */
const OWN = ['heuristic', 'allowlist', 'common', 'gibberish']

function readBaseline(source: Source): Carried {
  const fields = yamlFields(source)
  const { name } = source
  const exclude = fieldsOf(fields.get('exclude'))
  return joinCarried([
    // It holds nothing but hashes, and its own scanner passes over it, too.
    { excludes: [`/${globText(name)}`] },
    ...Object.entries((fields.get('results') ?? {}) as Record<string, unknown>).map(([file, results]) =>
      ofFile(file, listOf(results), name),
    ),
    ...listOf(fields.get('filters_used')).map((filter) => ofFilter(filter, name)),
    paths(textsOf(exclude.get('files')), `${name}: exclude.files`),
    patterns(textsOf(exclude.get('lines')), `${name}: exclude.lines`, 'line'),
    ...listOf(fields.get('plugins_used')).map((plugin) => ofPlugin(plugin, name)),
  ])
}

function ofFile(file: string, results: readonly Fields[], name: string): Partial<Carried> {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '')
  const accepted = results.map((result): Accepted | undefined => {
    const hash = textOf(result.get('hashed_secret'))?.toLowerCase()
    if (!hash || !/^[0-9a-f]{40}$/.test(hash)) return undefined
    const line = numberOf(result.get('line_number'))
    return {
      where: `${name}: ${path}${line === undefined ? '' : `:${line}`}`,
      reason: result.get('is_secret') === false ? 'false_positive' : 'will_fix_later',
      wanted: { kind: 'hash', algorithm: 'sha1', hash, path },
    }
  })
  const lost = accepted.filter((one) => one === undefined).length
  return {
    accepted: accepted.filter((one) => one !== undefined),
    left: lost === 0 ? [] : [{ where: `${name}: ${path}`, why: `${lost} of its results have no SHA-1` }],
  }
}

function ofFilter(filter: Fields, name: string): Partial<Carried> {
  const path = textOf(filter.get('path')) ?? ''
  const short = path.replace(/^detect_secrets\.filters\./, '')
  const [given, where] = [textsOf(filter.get('pattern')), `${name}: filter ${short}`]
  if (short === 'regex.should_exclude_file') return paths(given, where)
  if (short === 'regex.should_exclude_line') return patterns(given, where, 'line')
  if (short === 'regex.should_exclude_secret') return patterns(given, where, 'value')
  if (path.startsWith('detect_secrets.') && OWN.some((family) => short.startsWith(`${family}.`))) return {}
  return { left: [{ where, why: 'straykey has nothing of the kind' }] }
}

function ofPlugin(plugin: Fields, name: string): Partial<Carried> {
  if (!plugin.has('path')) return {}
  return {
    left: [
      {
        where: `${name}: plugin ${textOf(plugin.get('name')) ?? ''}`,
        why: 'it is a program, and rules of straykey are data; write one with straykey rules',
      },
    ],
  }
}

function paths(given: readonly string[], where: string): Carried {
  return joinCarried(
    given.map((pattern) => {
      const globs = pathGlobs(pattern)
      return 'globs' in globs ? { excludes: globs.globs } : { left: [{ where, why: `no glob says the same: it ${globs.why}` }] }
    }),
  )
}

function patterns(given: readonly string[], where: string, on: 'line' | 'value'): Carried {
  return joinCarried(
    given.map((pattern) => {
      const test = valueTest(pattern)
      if (!isTest(test)) return { left: [{ where, why: `the expression ${test.why}` }] }
      return { accepted: [{ where, reason: 'false_positive', wanted: { kind: 'pattern', tests: { [on]: [test] } } }] }
    }),
  )
}
