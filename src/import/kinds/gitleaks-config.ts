// .gitleaks.toml and .betterleaks.toml: rules, allowlists, and what they extend.
import { severities } from '../../model.ts'
import { allowlist } from '../allowlist.ts'
import { type Carried, type ForeignRule, joinCarried, type Kind, type Source } from '../contract.ts'
import { type Fields, fieldsOf, listOf, numberOf, textOf, textsOf, tomlFields, unknownIn } from '../reading.ts'
import { ourIds } from '../rule-ids.ts'
import { idOf } from '../rules/entry.ts'

const KNOWN = ['title', 'description', 'extend', 'rules', 'allowlist', 'allowlists', 'minversion']
const KNOWN_OF_RULE = [
  ...['id', 'description', 'regex', 'secretgroup', 'entropy', 'path', 'keywords', 'tags', 'allowlist', 'allowlists'],
  ...['required', 'skipreport'],
]

export const gitleaksConfig: Kind = {
  name: 'gitleaks-config',
  tool: 'gitleaks',
  files: ['.gitleaks.toml', 'gitleaks.toml', '.github/.gitleaks.toml'],
  read: readConfig,
}

export const betterleaksConfig: Kind = {
  name: 'betterleaks-config',
  tool: 'betterleaks',
  files: ['.betterleaks.toml', 'betterleaks.toml', '.github/.betterleaks.toml'],
  read: readConfig,
}

function readConfig(source: Source): Carried {
  const fields = tomlFields(source)
  const { name } = source
  const unknown = unknownIn(fields, KNOWN).map((field) => ({ where: `${name}: ${field}`, why: 'straykey has nothing of the kind' }))
  return joinCarried([
    extended(fieldsOf(fields.get('extend')), name),
    ...listOf(fields.get('rules')).map((rule, i) => ofRule(rule, `${name}: ${placeOf(rule, i)}`)),
    ...allowlistsOf(fields).map((list, i) => globalList(list, `${name}: allowlist${i === 0 ? '' : ` ${i + 1}`}`)),
    { left: unknown },
  ])
}

function allowlistsOf(fields: Fields): Fields[] {
  return [...listOf(fields.get('allowlist')), ...listOf(fields.get('allowlists'))]
}

function placeOf(rule: Fields, index: number): string {
  return `rules.${textOf(rule.get('id')) ?? index}`
}

function globalList(fields: Fields, where: string): Carried {
  const targets = textsOf(fields.get('targetrules'))
  return targets.length === 0 ? allowlist(fields, { where }) : forRules(fields, targets, where)
}

/** What is said of a rule holds for ours of the same kind, and for the one that is imported. */
function forRules(fields: Fields, ids: readonly string[], where: string): Carried {
  return allowlist(fields, { where, rules: ids.flatMap((id) => [idOf(id), ...ourIds(id)]) })
}

function extended(fields: Fields, name: string): Partial<Carried> {
  const path = textOf(fields.get('path'))
  const disabled = textsOf(fields.get('disabledrules'))
  const lost = disabled.filter((id) => ourIds(id).length === 0)
  const unread = unknownIn(fields, ['usedefault', 'path', 'disabledrules']).map((field) => `extend.${field}`)
  return {
    ...(path !== undefined && { extended: [{ path, kind: 'gitleaks-config' }] }),
    disable: disabled.flatMap(ourIds),
    left: [
      ...lost.map((id) => ({
        where: `${name}: extend.disabledRules ${id}`,
        why: 'straykey has no rule of this name, nor a known counterpart',
      })),
      ...unread.map((field) => ({ where: `${name}: ${field}`, why: 'straykey has nothing of the kind' })),
    ],
  }
}

function ofRule(fields: Fields, where: string): Carried {
  const id = textOf(fields.get('id'))
  if (id === undefined) return joinCarried([{ left: [{ where, why: 'it has no id' }] }])
  // What a rule says beside its search is of no interest where straykey has a rule of its own.
  const unknown = ourIds(id).length > 0 ? [] : unknownIn(fields, KNOWN_OF_RULE)
  return joinCarried([
    searchOf(fields, id, where),
    ...allowlistsOf(fields).map((list) => forRules(list, [id], `${where}.allowlist`)),
    { left: unknown.map((field) => ({ where: `${where}.${field}`, why: 'straykey has nothing of the kind' })) },
  ])
}

/** The rule itself, unless it adds to one that is there, or straykey has it. */
function searchOf(fields: Fields, id: string, where: string): Partial<Carried> {
  const pattern = textOf(fields.get('regex'))
  const left = (why: string) => ({ left: [{ where, why }] })
  if (fields.has('path'))
    return left(pattern ? 'it is for some paths only, and a rule of straykey is for all' : 'it finds names of files, not what is in them')
  if (pattern === undefined) return {}
  const own = ourIds(id)
  if (own.length > 0) return { notes: [`${where}: straykey has a rule of its own for it (${own.join(', ')})`] }
  if (listOf(fields.get('required')).length > 0) return left('it needs others to match beside it')
  if (fields.get('skipreport') === true) return left('it is never reported by itself')
  return { rules: [foreignRule(fields, { id, where, pattern })] }
}

function foreignRule(fields: Fields, { id, where, pattern }: Pick<ForeignRule, 'id' | 'where' | 'pattern'>): ForeignRule {
  const entropy = numberOf(fields.get('entropy'))
  const tags = textsOf(fields.get('tags')).map((tag) => tag.toLowerCase())
  return {
    where,
    id,
    title: (textOf(fields.get('description')) ?? id).trim().replace(/\.$/, '') || id,
    severity: severities.find((severity) => tags.includes(severity)) ?? 'high',
    pattern,
    group: numberOf(fields.get('secretgroup')) ?? 0,
    keywords: textsOf(fields.get('keywords')),
    ...(entropy !== undefined && { entropy }),
  }
}
