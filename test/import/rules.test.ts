// Patterns of other scanners → entries of rule files.
import { describe, expect, test } from 'vitest'
import type { ForeignRule } from '../../src/import/contract.ts'
import { counterparts, idsOfIssuer, ourIds } from '../../src/import/rule-ids.ts'
import { isEntry, ruleEntry } from '../../src/import/rules/entry.ts'
import { builtinRules } from '../../src/rules/builtin.ts'

function entryOf(pattern: string, more: Partial<ForeignRule> = {}) {
  return ruleEntry({ where: 'here', id: 'Acme_Key', title: 'Acme', severity: 'high', pattern, group: 0, keywords: [], ...more })
}

describe('a pattern', () => {
  test.each([
    ['with a prefix', '\\b(acme_[0-9a-f]{32})\\b', ['acme_'], '(?<secret>acme_[0-9a-f]{32})'],
    ['with alternatives', '(?:live|test)_acme_[a-z]{20}', ['live_acme_', 'test_acme_'], '(?:live|test)_acme_[a-z]{20}'],
    ['with terminators', 'acme_([a-z0-9]{20})(?:[\'"\\s;]|\\\\[nr]|$)', ['acme_'], 'acme_(?<secret>[a-z0-9]{20})'],
    ['with a boundary before it', '(?:^|[^a-z])(acme_[a-z0-9]{20})', ['acme_'], '(?<secret>acme_[a-z0-9]{20})'],
    ['without an end', 'acme_[a-z0-9]+', ['acme_'], 'acme_[a-z0-9]{1,256}'],
    ['in any case', '(?i)ACME[_-]([a-z0-9]{20})', ['acme-', 'acme_'], 'ACME[_-](?<secret>[a-z0-9]{20})'],
    [
      'with a numbered secret',
      '(acme)_key\\s*=\\s*"([a-z0-9]{20})"',
      ['acme_key'],
      '(?:acme)_key\\s{0,32}=\\s{0,32}"(?<secret>[a-z0-9]{20})"',
    ],
  ])('%s becomes anchors and a bounded pattern', (name, pattern, anchors, expected) => {
    const group = name === 'with a numbered secret' ? 2 : 0
    expect(entryOf(pattern, { group })).toMatchObject({ id: 'imported-acme-key', anchors, pattern: expected })
  })

  test('for a value behind a name becomes names and value', () => {
    const pattern =
      '(?i)[\\w.-]{0,50}?(?:acme)(?:[ \\t\\w.-]{0,20})[\\s\'"]{0,3}(?:=|>|:)[\\x60\'"\\s=]{0,5}([a-z0-9]{32})(?:[\\x60\'"\\s;]|$)'
    expect(entryOf(pattern, { keywords: ['acme'] })).toMatchObject({ names: ['acme'], value: '[A-Za-z0-9]{32}' })
  })

  test('keeps the keywords that it does not hold itself as words beside it', () => {
    expect(entryOf('xyz_[a-z]{20}', { keywords: ['acme'] })).toMatchObject({ near: ['acme'] })
    expect(entryOf('acme_[a-z]{20}', { keywords: ['ACME_'] })).not.toHaveProperty('near')
  })

  test('keeps the entropy that is asked for', () => {
    expect(entryOf('acme_[0-9a-z]{32}', { entropy: 3.5 })).toMatchObject({ checks: ['entropy 3.5'] })
  })

  test.each([
    ['without a beginning', '[a-z0-9]{40}', /no text of three characters/],
    ['that backtracks', 'acme_(?:a{1,9}){1,9}b', /backtracks/],
    ['that is none', 'acme_(', /not closed|no regular expression/],
    ['beyond ASCII', 'schlüssel_[a-z]{20}', /ASCII/],
    ['without the group', 'acme_[a-z]{20}', /no group 3/],
  ])('%s is refused with the reason, which quotes nothing', (name, pattern, why) => {
    const refused = entryOf(pattern, name === 'without the group' ? { group: 3 } : {})
    expect(isEntry(refused) ? '' : refused.why).toMatch(why)
  })
})

describe('the rules that stand for those of others', () => {
  const ids = new Set(builtinRules().map(({ id }) => id))

  test('are all there', () => {
    expect(
      Object.values(counterparts)
        .flat()
        .filter((id) => !ids.has(id)),
    ).toEqual([])
  })

  test('are found by the same name, by the table, and by an issuer', () => {
    expect(ourIds('npm-access-token')).toEqual(['npm-access-token'])
    expect(ourIds('github-pat')).toEqual(['github-pat-classic'])
    expect(ourIds('nothing-of-ours')).toEqual([])
    expect(idsOfIssuer('GitHub')).toContain('github-pat-classic')
    expect(idsOfIssuer('privatekey')).toContain('private-key-pem')
    expect(idsOfIssuer('nobody')).toEqual([])
  })
})
