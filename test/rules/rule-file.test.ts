import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { checkFault } from '../../src/detect/checks.ts'
import { UserError } from '../../src/errors.ts'
import type { Rule } from '../../src/model.ts'
import { loadExamples, loadRules } from '../../src/rules/load.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'

const key = {
  id: 'acme-live-key',
  title: 'Acme live key',
  severity: 'critical',
  harm: 'Whoever holds it can do harm.',
  anchors: ['acme_live_'],
  pattern: 'acme_live_[0-9A-Za-z]{24,64}',
  remedy: ['Delete the key.'],
  finds: ['ACME_KEY={{acme_live_ alnum*32}}', '"{{acme_live_ alnum*24}}"'],
  ignores: ['acme_live_[[alnum*23]]'],
}
const acme = { provider: 'acme', title: 'Acme', docs: 'https://docs.acme.example/keys', keys: [key] }

function fileOf(yaml: string): string {
  const folder = temporaryFolder()
  writeFiles(folder, { 'acme.yaml': yaml })
  return path.join(folder, 'acme.yaml')
}

/** The lines of the UserError that reading the file ends in, without its folder. */
async function faultsOf(yaml: string): Promise<string[]> {
  const file = fileOf(yaml)
  const error: unknown = await loadExamples([file], checkFault).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).message.replaceAll(path.dirname(file), '…').split('\n')
}

const faultsOfKey = (changes: object) => faultsOf(stringify({ ...acme, keys: [{ ...key, ...changes }] }))

/** Where a field of the first key stands in the file that `stringify` writes: its value's line and column. */
function placeOf(changes: object, field: string): string {
  const lines = stringify({ ...acme, keys: [{ ...key, ...changes }] }).split('\n')
  const line = lines.findIndex((text) => new RegExp(`^ {2}[ -] ${field}:`).test(text))
  const value = (lines[line] ?? '').indexOf(':') + 2
  // A list begins below its name.
  return value >= (lines[line] ?? '').length ? `${line + 2}:${(lines[line + 1] ?? '').search(/\S/) + 1}` : `${line + 1}:${value + 1}`
}

describe('a rule file with a fault is refused with file, line, column, field and remedy', () => {
  it.each<[string, object, string, string, RegExp]>([
    ['an unknown field', { anchor: ['acme_live_'] }, 'anchor', '.anchor', /unknown field "anchor"; did you mean "anchors"\?/],
    ['a field that is far from any', { flavour: 'sweet' }, 'flavour', '.flavour', /unknown field "flavour"; known fields: id, title, /],
    ['a wrong type', { ignoreCase: 'yes' }, 'ignoreCase', '.ignoreCase', /expected a boolean, found a string/],
    ['a text for a list', { anchors: 'acme_live_' }, 'anchors', '.anchors', /expected a list, found a string/],
    ['a number that is not whole', { window: 20.5 }, 'window', '.window', /expected an integer, found a number/],
    ['a window that is too wide', { window: 16385 }, 'window', '.window', /16385 is more than 16384/],
    ['an unknown severity', { severity: 'grave' }, 'severity', '.severity', /"grave" is none of info, low, medium, high, critical/],
    ['too few examples', { finds: ['{{acme_live_ alnum*32}}'] }, 'finds', '.finds', /at least 2 needed, found 1/],
    ['an id without the provider', { id: 'live-key' }, 'id', '.id', /"live-key" must begin with "acme-"/],
    [
      'an id in the wrong form',
      { id: 'acme_Live' },
      'id',
      '.id',
      /"acme_Live" does not fit .*lower-case letters, digits and single hyphens/,
    ],
    [
      'an address that is not https',
      { docs: 'http://acme.example' },
      'docs',
      '.docs',
      /"http:\/\/acme\.example" does not fit .*an https address/,
    ],
    [
      'an unbounded quantifier',
      { pattern: 'acme_live_[a-z]+' },
      'pattern',
      '.pattern',
      /\[a-z\]\+ has no upper bound; write \{least,most\}/,
    ],
    ['a back-reference', { pattern: 'acme_live_([a-z]{4})\\1' }, 'pattern', '.pattern', /\\1 refers back, .*repeat the part instead/],
    [
      'a syntax error in a pattern',
      { pattern: 'acme_live_[a-z' },
      'pattern',
      '.pattern',
      /Unterminated character class; correct the expression/,
    ],
    [
      'exponential backtracking',
      { pattern: 'acme_live_(?:a|a){20,90}b' },
      'pattern',
      '.pattern',
      /backtracks exponentially on .*; let each repetition/,
    ],
    [
      'polynomial backtracking',
      { pattern: 'acme_live_a{0,90}a{0,90}b' },
      'pattern',
      '.pattern',
      /backtracks super-linearly on .*; let no two/,
    ],
    [
      'a pattern that matches too much',
      { pattern: 'acme_live_[a-z]{16384}' },
      'pattern',
      '.pattern',
      /can match 16394 bytes; the limit is 16383/,
    ],
    ['an unknown check', { checks: ['entrpy 3'] }, 'checks', '.checks', /no check is called "entrpy"; known are entropy, digits/],
    ['a check whose name is a part of every object', { checks: ['toString'] }, 'checks', '.checks', /no check is called "toString"/],
    ['a check without its number', { checks: ['entropy'] }, 'checks', '.checks', /"entropy": write "entropy 3"/],
    [
      'an example without an anchor',
      { finds: ['{{ak_ alnum*32}}', key.finds[0]] },
      'finds',
      '.finds',
      /holds none of the anchors acme_live_; add/,
    ],
    [
      'an example without a secret',
      { finds: ['acme_live_', key.finds[0]] },
      'finds',
      '.finds',
      /has no \{\{secret\}\}; mark the part that must/,
    ],
    [
      'an unknown class',
      { finds: ['{{acme_live_ alnam*32}}', key.finds[0]] },
      'finds',
      '.finds',
      /"alnam\*32" names no class; known are alnum/,
    ],
    ['tests that matter as much', { inTests: 'critical' }, 'inTests', '.inTests', /"critical" must be milder than the severity/],
    ['what is only a part, but of nothing', { onlyPart: true }, 'onlyPart', '.onlyPart', /means nothing without partOf/],
    ['an unknown class in an example to ignore', { ignores: ['acme_live_[[hexx*2]]'] }, 'ignores', '.ignores', /"hexx\*2" names no class/],
  ])('%s', async (_, changes, field, shown, message) => {
    const [fault, ...more] = await faultsOfKey(changes)
    expect([fault, more]).toEqual([expect.stringMatching(message), []])
    expect(fault).toMatch(new RegExp(`^…/acme\\.yaml:${placeOf(changes, field)}: keys\\[0\\]\\${shown}: `))
  })

  it('a short anchor', async () => {
    const [fault] = await faultsOfKey({ anchors: ['ak'] })
    expect(fault).toMatch(/^…\/acme\.yaml:10:9: keys\[0\]\.anchors\[0\]: "ak" is shorter than 3 characters/)
  })

  it('an unknown class inside of an encoding', async () => {
    const [fault] = await faultsOfKey({ finds: ['{{acme_live_ base64(alnam*32)}}', key.finds[0]] })
    expect(fault).toMatch(/"alnam\*32" names no class/)
  })

  it('a missing field', async () => {
    const { harm: _harm, ...rest } = key
    expect(await faultsOf(stringify({ ...acme, keys: [rest] }))).toEqual([
      expect.stringMatching(/^…\/acme\.yaml:5:5: keys\[0\]: the field "harm" is missing$/),
    ])
  })

  it('several faults, each on its line', async () => {
    const faults = await faultsOfKey({ id: 'other', pattern: 'acme_live_[a-z]*', checks: ['nothing'] })
    expect(faults.map((fault) => /keys\[0\]\.(\w+)/.exec(fault)?.[1])).toEqual(['id', 'pattern', 'checks'])
  })
})

describe('a file that is no rule file is refused', () => {
  it.each<[string, string, RegExp]>([
    ['an open quote', 'provider: "acme\n', /^…\/acme\.yaml:\d:\d+: \S/],
    ['a bad indentation', 'provider: acme\n title: Acme\n', /^…\/acme\.yaml:\d:\d+: \S/],
    ['a field given twice', 'provider: acme\nprovider: acme\n', /^…\/acme\.yaml:2:1: .*unique/],
    ['an alias of nothing', 'provider: *acme\n', /^…\/acme\.yaml:1:11: .*acme/],
    ['a list', '- acme\n', /^…\/acme\.yaml:1:1: expected a mapping, found a list$/],
    ['a text', 'acme\n', /^…\/acme\.yaml:1:1: expected a mapping, found a string$/],
    ['nothing', '', /^…\/acme\.yaml:1:1: the field "provider" is missing$/],
    ['two documents', 'provider: acme\n---\nprovider: acme\n', /^…\/acme\.yaml:2:1: /],
  ])('%s', async (_, yaml, message) => {
    const [fault] = await faultsOf(yaml)
    expect(fault).toMatch(message)
  })

  it('one whose aliases multiply without end', async () => {
    const level = (i: number) => `l${i}: &l${i} [${Array.from({ length: 10 }, () => `*l${i - 1}`).join(', ')}]\n`
    const yaml = `l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('')}`
    const [fault] = await faultsOf(yaml)
    expect(fault).toMatch(/^…\/acme\.yaml:/)
  })

  it('one that is not there', async () => {
    await expect(loadExamples(['/nowhere/acme.yaml'], checkFault)).rejects.toThrow(
      new UserError('/nowhere/acme.yaml: no such file; check the path'),
    )
  })

  it('a folder without rule files', async () => {
    await expect(loadExamples([temporaryFolder()], checkFault)).rejects.toThrow(/: no rule files \(\*\.yaml\) in this folder$/)
  })

  it('a folder in which two files define a rule of the same id', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.yaml': stringify(acme), 'b.yml': stringify(acme) })
    await expect(loadExamples([folder], checkFault)).rejects.toThrow(
      new UserError('rule acme-live-key is defined twice; give one of them another id'),
    )
  })

  it('one that defines an id twice', async () => {
    const [fault] = await faultsOf(stringify({ ...acme, keys: [key, key] }))
    expect(fault).toBe('rule acme-live-key is defined twice; give one of them another id')
  })
})

describe('a rule file without faults', () => {
  const ruleOf = async (changes: object): Promise<Rule | undefined> => {
    const [one] = await loadExamples([fileOf(stringify({ ...acme, keys: [{ ...key, ...changes }] }))], checkFault)
    return one?.rule
  }

  it('gives its rule the defaults that rules/README.md names', async () => {
    const { finds: _finds, ignores: _ignores, ...given } = key
    const provider = { id: 'acme', title: 'Acme', docs: acme.docs }
    const defaults = { ignoreCase: false, checks: [], near: [], generic: false, docs: acme.docs, known: [], window: 256 }
    expect(await ruleOf({})).toEqual({ ...given, ...defaults, provider, continues: '[0-9A-Za-z]' })
  })

  it.each([
    [{ pattern: 'acme_live_[a-z]{24,300}' }, 311],
    [{ pattern: 'acme_live_[a-z]{24,300}', window: 100 }, 311],
    [{ window: 20 }, 75],
    [{ window: 4096 }, 4096],
  ])('has a window that holds its longest match and the character behind it: %j', async (changes, window) => {
    expect((await ruleOf(changes))?.window).toBe(window)
  })

  it('replaces the built-in rule of the same id', async () => {
    const own = { ...key, id: 'stripe-live-key', title: 'Ours' }
    const { rules } = await loadRules([fileOf(stringify({ ...acme, provider: 'stripe', keys: [own] }))], checkFault)
    expect(rules.filter(({ id }) => id === 'stripe-live-key').map(({ title }) => title)).toEqual(['Ours'])
  })

  it('may not vary a format that is not there', async () => {
    const file = fileOf(stringify({ ...acme, keys: [{ ...key, near: ['acme'], variantOf: 'generic-nothing' }] }))
    await expect(loadRules([file], checkFault)).rejects.toThrow(/^rule acme-live-key: variantOf names "generic-nothing", which is no rule;/)
  })

  it("may be a part of its own provider's and of built-in secrets", async () => {
    const secret = {
      ...key,
      id: 'acme-secret',
      anchors: ['acme_test_'],
      pattern: 'acme_test_[0-9]{24}',
      finds: ['{{acme_test_ digit*24}}', '"{{acme_test_ digit*24}}"'],
      ignores: ['acme'],
    }
    const file = fileOf(stringify({ ...acme, keys: [{ ...key, partOf: ['acme-secret', 'stripe-live-key'] }, secret] }))
    const { rules } = await loadRules([file], checkFault)
    expect(rules.find(({ id }) => id === 'acme-live-key')?.partOf).toEqual(['acme-secret', 'stripe-live-key'])
  })

  it.each([
    [['acme-nothing'], /^rule acme-live-key: partOf names "acme-nothing", which is no rule;/],
    [['acme-live-key'], /^rule acme-live-key: partOf names "acme-live-key", which is itself a part;/],
  ])('may not be a part of what is not there, or of a part: %j', async (partOf, message) => {
    const file = fileOf(stringify({ ...acme, keys: [{ ...key, partOf }] }))
    await expect(loadRules([file], checkFault)).rejects.toThrow(message)
  })
})
