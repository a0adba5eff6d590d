// .secretlintrc: rules that are off, values that are allowed, and patterns of one's own.
import { type Carried, type ForeignRule, joinCarried, type Kind, type Source, type Wanted } from '../contract.ts'
import { isTest, valueTest } from '../patterns/value-test.ts'
import { type Fields, fieldsOf, listOf, textOf, textsOf, yamlFields } from '../reading.ts'
import { idsOfIssuer } from '../rule-ids.ts'

const PREFIX = /^(?:@secretlint\/)?(?:secretlint-rule-)?/
/** A text between slashes, with flags. */
const EXPRESSION = /^\/([\s\S]+)\/([a-z]*)$/

export const secretlintConfig: Kind = {
  name: 'secretlint-config',
  tool: 'secretlint',
  files: ['.secretlintrc.json', '.secretlintrc.yml', '.secretlintrc.yaml', '.secretlintrc'],
  read: (source) => joinCarried(listOf(yamlFields(source).get('rules')).map((rule) => ofRule(rule, source))),
}

function ofRule(rule: Fields, source: Source): Carried {
  const name = (textOf(rule.get('id')) ?? '').replace(PREFIX, '')
  const where = `${source.name}: ${name}`
  const ids = idsOfIssuer(name)
  const options = fieldsOf(rule.get('options'))
  return joinCarried([
    ...listOf(rule.get('rules')).map((inner) => ofRule(inner, source)),
    rule.get('disabled') === true ? disabled(ids, where) : {},
    ...textsOf(options.get('allows')).map((text, i) => allowed(text, `${where}.options.allows[${i}]`)),
    ...(name === 'pattern' ? listOf(options.get('patterns')).map((pattern, i) => ownPattern(pattern, i, where)) : []),
    left(rule, where),
  ])
}

function disabled(ids: readonly string[], where: string): Partial<Carried> {
  if (ids.length > 0) return { disable: ids }
  return { left: [{ where: `${where}.disabled`, why: 'straykey has no rules of this name' }] }
}

function allowed(text: string, where: string): Partial<Carried> {
  const expression = EXPRESSION.exec(text)
  if (!expression) return { accepted: [{ where, reason: 'false_positive', wanted: { kind: 'text', text } }] }
  const test = valueTest(`${expression[2]?.includes('i') ? '(?i)' : ''}${expression[1]}`)
  if (!isTest(test)) return { left: [{ where, why: `the expression ${test.why}` }] }
  const wanted: Wanted = { kind: 'pattern', tests: { value: [test] } }
  return { accepted: [{ where, reason: 'false_positive', wanted }] }
}

function ownPattern(fields: Fields, index: number, where: string): Partial<Carried> {
  const place = `${where}.options.patterns[${index}]`
  const [, pattern, flags = ''] = EXPRESSION.exec(textOf(fields.get('pattern')) ?? '') ?? []
  if (pattern === undefined) return { left: [{ where: place, why: 'it has no pattern' }] }
  if (fields.has('filepathglobs')) return { left: [{ where: place, why: 'it is for some paths only, and a rule of straykey is for all' }] }
  const name = textOf(fields.get('name')) ?? `pattern ${index + 1}`
  const rule: ForeignRule = {
    where: place,
    id: name,
    title: name,
    severity: 'high',
    pattern,
    ignoreCase: flags.includes('i'),
    group: 0,
    keywords: [],
  }
  return { rules: [rule] }
}

function left(rule: Fields, where: string): Partial<Carried> {
  const lost = ['allowmessageids', 'severity', 'disabledmessages'].filter((field) => rule.has(field))
  return {
    left: lost.map((field) => ({
      where: `${where}.${field}`,
      why: 'messages of secretlint are no rules of straykey; see disable and severity',
    })),
  }
}
