// What gitleaks and betterleaks call an allowlist → globs of `exclude`, and values to be found again.
import type { Accepted, Carried, Left, Tests } from './contract.ts'
import { joinCarried } from './contract.ts'
import { pathGlobs } from './patterns/path-globs.ts'
import { isTest, valueTest } from './patterns/value-test.ts'
import { type Fields, textOf, textsOf, unknownIn } from './reading.ts'

const KNOWN = ['description', 'condition', 'commits', 'paths', 'regextarget', 'regexes', 'stopwords', 'targetrules']

export interface Scope {
  /** Where it stands. */
  readonly where: string
  /** Ids of our rules that it is about; all when absent. */
  readonly rules?: readonly string[]
}

export function allowlist(fields: Fields, scope: Scope): Carried {
  const parts = [unknownFields(fields, scope), commitsOf(fields, scope)]
  const isAll = /^(?:and|&&)$/i.test(textOf(fields.get('condition')) ?? '')
  const criteria = ['commits', 'paths', 'regexes', 'stopwords'].filter((name) => textsOf(fields.get(name)).length > 0)
  if (isAll && criteria.length > 1) return joinCarried([...parts, allOf(fields, scope)])
  return joinCarried([...parts, pathsOf(fields, scope), regexesOf(fields, scope), stopwordsOf(fields, scope)])
}

function unknownFields(fields: Fields, { where }: Scope): Partial<Carried> {
  return { left: unknownIn(fields, KNOWN).map((name) => ({ where: `${where}.${name}`, why: 'straykey has nothing of the kind' })) }
}

function commitsOf(fields: Fields, { where }: Scope): Partial<Carried> {
  if (textsOf(fields.get('commits')).length === 0) return {}
  const why = 'commits are not left out; straykey baseline create --history lists what history holds, to be decided on'
  return { left: [{ where: `${where}.commits`, why }] }
}

function pathsOf(fields: Fields, scope: Scope): Carried {
  return joinCarried(textsOf(fields.get('paths')).map((pattern, i) => onePath(pattern, { ...scope, where: `${scope.where}.paths[${i}]` })))
}

/** Paths of one rule alone can't be left out. */
function onePath(pattern: string, { where, rules }: Scope): Partial<Carried> {
  if (rules) return tested(pattern, where, (test) => ({ path: [test], rules }))
  const globs = pathGlobs(pattern)
  return 'globs' in globs ? { excludes: globs.globs } : { left: [{ where, why: `no glob says the same: it ${globs.why}` }] }
}

function regexesOf(fields: Fields, scope: Scope): Carried {
  const target = (textOf(fields.get('regextarget')) ?? 'secret').toLowerCase()
  const patterns = textsOf(fields.get('regexes'))
  if (patterns.length > 0 && target === 'match') return joinCarried([{ left: [matchTarget(scope)] }])
  return joinCarried(
    patterns.map((pattern, i) =>
      tested(pattern, `${scope.where}.regexes[${i}]`, (test) => ({
        ...(target === 'line' ? { line: [test] } : { value: [test] }),
        ...rulesOf(scope),
      })),
    ),
  )
}

function stopwordsOf(fields: Fields, scope: Scope): Partial<Carried> {
  const words = textsOf(fields.get('stopwords')).map((word) => word.toLowerCase())
  return words.length === 0 ? {} : { accepted: [accepted(`${scope.where}.stopwords`, { words, ...rulesOf(scope) })] }
}

/** All criteria must hold at one place. */
function allOf(fields: Fields, scope: Scope): Partial<Carried> {
  const target = (textOf(fields.get('regextarget')) ?? 'secret').toLowerCase()
  const [paths, regexes] = [textsOf(fields.get('paths')).map(valueTest), textsOf(fields.get('regexes')).map(valueTest)]
  const words = textsOf(fields.get('stopwords')).map((word) => word.toLowerCase())
  if (textsOf(fields.get('commits')).length > 0) return {}
  if (target === 'match' && regexes.length > 0) return { left: [matchTarget(scope)] }
  const odd = [...paths, ...regexes].find((test) => !isTest(test))
  if (odd && 'why' in odd) return { left: [{ where: scope.where, why: odd.why }] }
  const tests: Tests = {
    ...(paths.length > 0 && { path: paths.filter(isTest) }),
    ...(regexes.length > 0 && { [target === 'line' ? 'line' : 'value']: regexes.filter(isTest) }),
    ...(words.length > 0 && { words }),
    ...rulesOf(scope),
  }
  return { accepted: [accepted(scope.where, tests)] }
}

function matchTarget({ where }: Scope): Left {
  return {
    where: `${where}.regexes`,
    why: 'they are tried on all that a rule matched there, which is another text than what straykey finds',
  }
}

function tested(pattern: string, where: string, toTests: (test: RegExp) => Tests): Partial<Carried> {
  const test = valueTest(pattern)
  return isTest(test) ? { accepted: [accepted(where, toTests(test))] } : { left: [{ where, why: `the expression ${test.why}` }] }
}

function accepted(where: string, tests: Tests): Accepted {
  return { where, reason: 'false_positive', wanted: { kind: 'pattern', tests } }
}

function rulesOf({ rules }: Scope): Pick<Tests, 'rules'> {
  return rules ? { rules } : {}
}
