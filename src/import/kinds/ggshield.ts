// .gitguardian.yaml: paths, values and detectors that ggshield leaves, in its second form and its first.
import { type Accepted, type Carried, joinCarried, type Kind, type Source } from '../contract.ts'
import { pathGlobs } from '../patterns/path-globs.ts'
import { isTest, valueTest } from '../patterns/value-test.ts'
import { type Fields, fieldsOf, textOf, textsOf, yamlFields } from '../reading.ts'
import { idsOfIssuer } from '../rule-ids.ts'

export const ggshield: Kind = { name: 'ggshield', tool: 'ggshield', files: ['.gitguardian.yaml', '.gitguardian.yml'], read: readConfig }

function readConfig(source: Source): Carried {
  const fields = yamlFields(source)
  const secret = fieldsOf(fields.get('secret'))
  const { name } = source
  return joinCarried([
    ...[...textsOf(secret.get('ignored_paths')), ...textsOf(fields.get('paths_ignore'))].map((path) => onePath(path, name)),
    ...[secret.get('ignored_matches'), fields.get('matches_ignore')].map((matches) => ignored(matches, name)),
    ...textsOf(secret.get('ignored_match_patterns')).map((pattern, i) => onePattern(pattern, `${name}: ignored_match_patterns[${i}]`)),
    ...[...textsOf(secret.get('ignored_detectors')), ...textsOf(fields.get('banlisted_detectors'))].map((detector) =>
      oneDetector(detector, name),
    ),
    known(secret, fields, name),
  ])
}

/** `*` stands for one character or more of a name, `**` + `/` for any folders; without a slash at the front it fits at any depth. */
function onePath(path: string, name: string): Partial<Carried> {
  const where = `${name}: ignored_paths ${path}`
  const text = path.replace(/^\.\//, '')
  const pieces = [...text.replace(/^\//, '').matchAll(/\*\*\/|\*|[\s\S]/g)].map(([piece]) => {
    if (piece === '**/') return '([^/]+/)*'
    return piece === '*' ? '[^/]+' : piece.replace(/[\^$\\.*+?()[\]{}|]/g, '\\$&')
  })
  const globs = pathGlobs(`${text.startsWith('/') ? '^' : '(?:^|/)'}${pieces.join('')}${text.endsWith('/') ? '' : '$'}`)
  return 'globs' in globs ? { excludes: globs.globs } : { left: [{ where, why: `no glob says the same: it ${globs.why}` }] }
}

/** Each is a hash, or the value itself, which nobody may see or write again. */
function ignored(matches: unknown, name: string): Partial<Carried> {
  const list = Array.isArray(matches) ? matches : []
  const texts = list.map((one: unknown) => textOf(one) ?? textOf(fieldsOf(one).get('match')))
  return {
    accepted: texts.flatMap((text, i) => (text === undefined ? [] : [oneMatch(text, `${name}: ignored_matches[${i}]`)])),
    left: texts.flatMap((text, i) => (text === undefined ? [{ where: `${name}: ignored_matches[${i}]`, why: 'it has no match' }] : [])),
  }
}

function oneMatch(text: string, where: string): Accepted {
  const isHash = /^[0-9a-f]{64}$/i.test(text)
  return {
    where,
    reason: 'wont_fix',
    wanted: isHash ? { kind: 'hash', algorithm: 'sha256', hash: text.toLowerCase() } : { kind: 'text', text },
  }
}

function onePattern(pattern: string, where: string): Partial<Carried> {
  const test = valueTest(pattern)
  if (!isTest(test)) return { left: [{ where, why: `the expression ${test.why}` }] }
  return { accepted: [{ where, reason: 'wont_fix', wanted: { kind: 'pattern', tests: { value: [test] } } }] }
}

function oneDetector(detector: string, name: string): Partial<Carried> {
  const ids = idsOfIssuer(detector)
  if (ids.length > 0) return { disable: ids }
  return {
    left: [
      { where: `${name}: ignored_detectors ${detector}`, why: 'straykey has no rules of this name; see straykey rules list and disable' },
    ],
  }
}

function known(secret: Fields, fields: Fields, name: string): Partial<Carried> {
  if (secret.get('ignore_known_secrets') !== true && fields.get('ignore_known_secrets') !== true) return {}
  return {
    left: [{ where: `${name}: ignore_known_secrets`, why: 'the list is kept by a service; straykey baseline create makes one here' }],
  }
}
