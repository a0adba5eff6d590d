// A scanned tree can't make a terminal do anything, whatever it brings: names, contents, a configuration, rules.
import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'
import { activeCharacters, hostileTexts, withoutOwnSequences } from '../support/terminal.ts'

const hostile = Object.values(hostileTexts).join(' ').replaceAll('/', '')
/** The same as YAML and JSON write it. */
const escaped = [...hostile].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

async function outputOf(folder: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await runCli(args, { folder })
  return withoutOwnSequences(stdout + stderr)
}

describe('nothing that a terminal acts on is printed', () => {
  it.each([
    ['plain', []],
    ['in colour', ['--color', 'always']],
    ['quiet', ['--quiet']],
  ])('of the names and contents of files: %s', async (_, args) => {
    const folder = temporaryFolder()
    const name = hostile.slice(0, 60)
    writeFiles(folder, {
      [`${name}/${name}.txt`]: `${hostile}\n${hostile} ${liveKey()} ${hostile} straykey:allow no-such-rule\n${hostile}\n`,
    })
    symlinkSync('nowhere', path.join(folder, `link ${name}`))
    execFileSync('mkfifo', [path.join(folder, `pipe ${name}`)])
    expect(activeCharacters(await outputOf(folder, '--verbose', ...args))).toEqual([])
  })

  it('of the name of standard input', async () => {
    const { stdout, stderr } = await runCli(['-', '--stdin-name', hostile], { folder: temporaryFolder(), input: liveKey() })
    expect(activeCharacters(stdout + stderr)).toEqual([])
  })

  it.each([
    ['an unknown field', `"${escaped}": 1`],
    ['a wrong value', `failOn: "${escaped}"`],
    ['a rule that is not there', `disable: ["${escaped}"]`],
    ['a severity', `severity: { "${escaped}": low }`],
    ['a rule file that is not there', `rules: ["${escaped}"]`],
    ['globs', `exclude: ["${escaped}"]`],
    ['broken YAML', `salt: *${hostile.replace(/\s/g, '')}`],
  ])('of a configuration in the scanned folder: %s', async (_, text) => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'straykey.yaml': text, 'a.txt': '' })
    expect(activeCharacters(await outputOf(folder))).toEqual([])
  })

  it('of rules that a configuration in the scanned folder brings', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, {
      'straykey.yaml': 'rules: [acme.yaml]\n',
      'acme.yaml': `provider: acme
title: Acme
docs: https://docs.acme.example
keys:
  - id: acme-key
    title: "Acme ${escaped}"
    severity: high
    harm: "${escaped}"
    note: "${escaped}"
    anchors: [acme_live_]
    pattern: 'acme_live_[0-9A-Za-z]{24}'
    remedy: ["${escaped}"]
    finds: ['{{acme_live_ alnum*24}}', '"{{acme_live_ alnum*24}}"']
    ignores: [x]
`,
      'a.txt': `acme_live_${liveKey().slice(8, 32)}`,
    })
    const output = await outputOf(folder)
    expect(output).toContain('acme-key')
    expect(activeCharacters(output)).toEqual([])
  })

  it('of the path of the scanned folder', async () => {
    const folder = path.join(temporaryFolder(), hostile.slice(0, 80))
    writeFiles(folder, { 'straykey.yaml': 'nonsense: 1\n' })
    expect(activeCharacters(await outputOf(folder))).toEqual([])
  })
})

describe('colours on a pipe', () => {
  it.each([
    ['--color always', ['--color', 'always'], {}],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }],
  ])('are all there with %s', async (_, args, environment) => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': liveKey() })
    const { stdout } = await runCli(args, { folder, environment })
    expect(stdout).toMatch(/\x1b\[1mLive secret key/)
  })

  it('are absent by default, and with NO_COLOR', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': liveKey() })
    const runs = await Promise.all([runCli([], { folder }), runCli([], { folder, environment: { NO_COLOR: '1' } })])
    expect(runs.map(({ stdout }) => stdout.includes('\x1b'))).toEqual([false, false])
  })
})
