// Our small check of shapes against ajv, on random changes of things that fit: both accept or both refuse.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configSchema } from '../src/config-schema.ts'
import { json } from '../src/report/json.ts'
import { reportSchema } from '../src/report-schema.ts'
import { ruleFileSchema } from '../src/rules/rule-schema.ts'
import { faultsOf, type Schema } from '../src/shape.ts'
import { findingOf, historyFinding, plain, reportOf } from './support/scan.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const config: Json = {
  salt: 'a salt of tests',
  failOn: 'high',
  include: ['src/**'],
  exclude: ['*.snap', 'fixtures/'],
  rules: ['my-rules'],
  disable: ['jwt'],
  severity: { jwt: 'low', 'url-password': 'info' },
  inlineAllow: false,
  ignored: true,
}

const rulesFolder = path.join(import.meta.dirname, '../rules')
const ruleFiles = readdirSync(rulesFolder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(path.join(rulesFolder, name), 'utf8')) as Json)

const report = JSON.parse(
  json(
    reportOf({
      interrupted: true,
      findings: [
        findingOf(),
        findingOf({ suppression: { by: 'comment', reason: 'of a test' } }),
        historyFinding({ first: { id: 'e', date: 'f', author: 'g' }, headPaths: ['h'] }),
        historyFinding({}, { path: 'reflog of HEAD', within: 'reflog' }),
      ],
      problems: [{ where: 'a', message: 'b' }],
      skipped: [{ reason: 'symbolic link', paths: ['c'] }],
      notices: ['d'],
    }),
    plain,
  ),
) as Json

/** Every place in a value: the steps that lead to it. */
function placesIn(value: Json, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  return [[...path], ...Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]))]
}

type Change =
  | { readonly kind: 'remove' }
  | { readonly kind: 'replace'; readonly by: Json }
  | { readonly kind: 'add'; readonly name: string; readonly by: Json }

function changed(value: Json, [step, ...more]: readonly string[], change: Change): Json {
  const copy = structuredClone(value)
  if (step === undefined) return change.kind === 'replace' ? change.by : change.kind === 'add' ? withMember(copy, change) : copy
  if (typeof copy !== 'object' || copy === null) return copy
  const members = copy as Record<string, Json>
  const member = Object.hasOwn(members, step) ? members[step] : undefined
  if (member === undefined) return copy
  if (more.length > 0 || change.kind !== 'remove') members[step] = changed(member, more, change)
  else if (Array.isArray(copy)) copy.splice(Number(step), 1)
  else delete members[step]
  return copy
}

function withMember(value: Json, { name, by }: { name: string; by: Json }): Json {
  if (Array.isArray(value)) value.push(by)
  else if (typeof value === 'object' && value !== null)
    Object.defineProperty(value, name, { value: by, enumerable: true, configurable: true, writable: true })
  return value
}

const telling = [
  '',
  'x',
  'ab',
  '😀',
  '😀😀😀',
  '😀'.repeat(8),
  'low',
  'LOW',
  'https://a.example',
  'http://a.example',
  'https://',
  'a-b',
  'a--b',
  'A',
  'a\n',
]
const scalars = fc.constantFrom<Json>(null, true, false, 0, 1, -1, 1.5, 1e21, 15, 16, 16_384, 16_385, 2, ...telling)
const names = ['salt', 'failOn', 'title', 'version', 'toString', 'constructor', '__proto__', 'hasOwnProperty', 'length', '', 'x-y']
const values = fc.oneof(
  scalars,
  fc.array(scalars, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...names.filter((name) => name !== '__proto__')), scalars, { maxKeys: 3 }),
)
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'remove' }),
  values.map((by): Change => ({ kind: 'replace', by: by as Json })),
  fc.tuple(fc.constantFrom(...names), values).map(([name, by]): Change => ({ kind: 'add', name, by: by as Json })),
)

function mutated(valid: Json): fc.Arbitrary<Json> {
  const change = fc.tuple(fc.constantFrom(...placesIn(valid)), changes)
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((all) => all.reduce((value, [place, one]) => changed(value, place, one), valid))
}

const [shortest] = [...ruleFiles].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)
const whole: Json = {
  provider: 'acme',
  title: 'Acme',
  docs: 'https://docs.acme.example',
  keys: [
    {
      id: 'acme-key',
      title: 'Acme key',
      severity: 'high',
      harm: 'Whoever holds it can charge customers.',
      anchors: ['acme_'],
      ignoreCase: true,
      pattern: 'acme_[a-z]{9}',
      window: 300,
      checks: ['entropy 3'],
      near: ['acme'],
      variantOf: 'acme',
      partOf: ['acme'],
      onlyPart: true,
      generic: false,
      overHttp: 'critical',
      note: 'A note.',
      remedy: ['Create a new one.'],
      docs: 'https://docs.acme.example/key',
      known: ['0'.repeat(64)],
      finds: ['a', 'b'],
      ignores: ['c'],
    },
  ],
}

describe.each<[string, Schema, Json[]]>([
  ['a configuration', configSchema, [config, {}]],
  ['a rule file', ruleFileSchema, [whole, ...(shortest === undefined ? [] : [shortest])]],
  ['a report', reportSchema, [report]],
])('%s', (name, schema, valid) => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: false }).compile(schema)

  it('is accepted by both when it is valid', () => {
    const all = name === 'a rule file' ? [...valid, ...ruleFiles] : valid
    expect(all.map((value) => [faultsOf(value, schema).length, validate(value)])).toEqual(all.map(() => [0, true]))
  })

  it('is accepted or refused by both, whatever is changed in it', () => {
    const verdicts = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(fc.oneof(...valid.map(mutated)), (value) => {
        const accepted = validate(value)
        verdicts[accepted ? 'accepted' : 'refused']++
        expect(faultsOf(value, schema).length === 0).toBe(accepted)
      }),
      { seed: 20261122, numRuns: 3000 },
    )
    expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(50)
  })

  it('has a fault with a path that leads into it, for each thing that is wrong', () => {
    fc.assert(
      fc.property(fc.oneof(...valid.map(mutated)), (value) => {
        const paths = faultsOf(value, schema).map(({ path: steps }) => steps)
        expect(paths.filter((steps) => !leadsInto(value, steps))).toEqual([])
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})

function leadsInto(value: Json, [step, ...more]: readonly (string | number)[]): boolean {
  if (step === undefined) return true
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false
  return leadsInto((value as Record<string, Json>)[step] ?? null, more)
}
