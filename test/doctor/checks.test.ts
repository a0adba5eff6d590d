// What single checks go by, against whoever decides it: package.json and git.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Examined } from '../../src/doctor/check.ts'
import { aliases } from '../../src/doctor/checks/aliases.ts'
import { suffices } from '../../src/doctor/checks/node-version.ts'

describe('a version of node', () => {
  const { engines } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    engines: { node: string }
  }

  test("is judged by package.json's words", () => {
    expect(engines.node).toBe('^20.19.0 || >=22.12.0')
  })

  test.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.3', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['23.0.0', true],
    ['26.10.0', true],
  ])('%s suffices: %s', (version, expected) => {
    expect(suffices(version)).toBe(expected)
  })
})

describe('an alias', () => {
  const warnsOf = async (value: string) => {
    const alias = { name: 'alias.x', value, scope: 'global', origin: 'file:config' }
    return (await aliases.examine({ situation: { aliases: [alias] } } as unknown as Examined)).length === 1
  }

  test.each([
    'commit --no-verify',
    'commit -n',
    'commit -anm',
    'commit -a --no-ver',
    '!git add . && git commit -nm "wip" && git push',
    'push --no-verify',
  ])('"%s" leaves hooks out', async (value) => {
    expect(await warnsOf(value)).toBe(true)
  })

  test.each(['commit', 'commit -am', 'commit --no-edit --amend', 'log -n 5', 'push -n', 'commit -m "no -not really"'])(
    '"%s" does not',
    async (value) => {
      expect(await warnsOf(value)).toBe(false)
    },
  )
})
