// Where straykey.yaml is looked for: upward from the first target.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

/** A configuration that is an error: whoever reads it says so. */
const WRONG = 'nonsense: 1\n'

describe('a configuration is found', () => {
  it.each(['shop', 'shop.example.com', '.config', 'v1.2'])('in the current folder, when that is called %s', async (name) => {
    const folder = path.join(temporaryFolder(), name)
    writeFiles(folder, { 'straykey.yaml': WRONG, 'a.txt': '' })
    expect((await runCli([], { folder })).code).toBe(2)
  })

  it.each([
    ['a folder', 'sub'],
    ['a folder with a dot in its name', 'sub.d'],
    ['a file', 'sub/a.txt'],
    ['a file without an extension', 'sub/Makefile'],
  ])('in a folder above the target: %s', async (_, target) => {
    const folder = path.join(temporaryFolder(), 'project')
    writeFiles(folder, { 'straykey.yaml': WRONG, 'sub/a.txt': '', 'sub/Makefile': '', 'sub.d/b.txt': '' })
    expect((await runCli([path.join(folder, target)], { folder: temporaryFolder() })).code).toBe(2)
  })

  it.each(['sub', 'sub.d'])('in the target itself: %s', async (target) => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${target}/straykey.yaml`]: WRONG, [`${target}/a.txt`]: '' })
    expect((await runCli([target], { folder })).code).toBe(2)
  })
})

describe('a configuration that is wrong', () => {
  it.each([
    ['a glob without quotes, which YAML reads as an alias', 'exclude:\n  - *.snap\n'],
    ['an alias of nothing', 'salt: *nothing\n'],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join()}]\n`).join('')}`,
    ],
    ['broken syntax', 'salt: "open\n'],
  ])('is told with its place, and is no bug of the program: %s', async (_, text) => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'straykey.yaml': text, 'a.txt': '' })
    const { code, stderr } = await runCli([], { folder })
    expect(stderr).toMatch(/^straykey: .*straykey\.yaml:\d+:\d+: /)
    expect(code).toBe(2)
  })
})
