// No output of the program gives a secret away. Every built-in rule's examples are planted, filled from fixed seeds, and the
// built program is run as a user would.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatNames } from '../../src/report/index.ts'
import { detect } from '../support/detect.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { leaksIn, type Planted, plantedKeys } from '../support/leaks.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type Run, runCli } from '../support/run-cli.ts'

const SEEDS = [1]
const top = mkdtempSync(path.join(tmpdir(), 'straykey-redaction-'))
/** What was planted and is found there, by file: an example beside others may be none. */
const foundIn = new Map<string, readonly Planted[]>()
let judged: readonly Planted[] = []

afterAll(() => rmSync(top, { recursive: true, force: true }))

beforeAll(async () => {
  for (const seed of SEEDS) {
    const planted = await plantedKeys(seed)
    const lines = planted.map(({ text }) => text)
    const files: Record<string, Buffer> = {
      [`${seed}/one-a-line.txt`]: Buffer.from(lines.join('\n')),
      [`${seed}/crlf.txt`]: Buffer.from(lines.join('\r\n')),
      [`${seed}/three-a-line.txt`]: Buffer.from(lines.map((line, i) => line + (i % 3 === 2 ? '\n' : ' ;  ')).join('')),
      [`${seed}/far-apart.txt`]: Buffer.from(lines.join(`\n${'. '.repeat(184)}\n`)),
      [`${seed}/little.txt`]: Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le'),
      [`${seed}/big.txt`]: Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le').swap16(),
    }
    const named = planted.filter(({ secret }) => secret.length < 200 && !/[\0/\n\r]/.test(secret))
    for (const [i, { rule, secret }] of named.entries()) if (i % 3 === 0) files[`${seed}/names/${rule} ${secret}.txt`] = Buffer.from('')
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(top, name)), { recursive: true })
      writeFileSync(path.join(top, name), bytes)
      const { matches } = await detect(bytes.length === 0 ? Buffer.from(name) : bytes)
      const found = new Set(matches.map(({ secret }) => secret))
      foundIn.set(
        name,
        planted.filter(({ secret }) => found.has(secret)),
      )
    }
  }
  judged = [...new Set([...foundIn.values()].flat())]
})

function leaksOf(run: Run, planted: readonly Planted[] = judged): string[] {
  return [...leaksIn(run.stdout, planted), ...leaksIn(run.stderr, planted)]
}

/** A planted secret that is a key of a test of this file. */
function own(secret: string, prefix: string): Planted {
  const body = secret.slice(prefix.length)
  return { rule: 'own', text: secret, secret, pieces: Array.from({ length: body.length - 11 }, (_, i) => body.slice(i, i + 12)) }
}

const keys = [own(liveKey(5), 'sk_live_'), own(githubKey(6), 'ghp_')]
const [live = '', hub = ''] = keys.map(({ secret }) => secret)

describe('keys of every built-in rule', () => {
  it('are judged here, each rule with one at least', async () => {
    const rules = new Set((await plantedKeys(1)).map(({ rule }) => rule))
    expect([...rules].filter((rule) => !judged.some((one) => one.rule === rule))).toEqual([])
  })

  it.concurrent.each([
    ['human', []],
    ['human, in colour, with everything, on a wide terminal', ['--color', 'always', '--verbose']],
    ['human, quiet', ['--quiet']],
    ['json', ['--format', 'json']],
    ['sarif', ['--format', 'sarif']],
  ])('are in no output: %s', async (_, args) => {
    const run = await runCli([top, ...args], { folder: top, environment: { COLUMNS: '160' } })
    expect(run.code).toBe(1)
    expect(leaksOf(run)).toEqual([])
  })

  it('are in no report that is written to a file, of any format', async () => {
    const folder = temporaryFolder()
    const run = await runCli([top, ...formatNames.flatMap((format) => ['--output', `${format}=${format}.out`])], { folder })
    const written = formatNames.map((format) => readFileSync(path.join(folder, `${format}.out`), 'utf8')).join('\n')
    expect(leaksOf({ ...run, stderr: run.stderr + written })).toEqual([])
  })

  it('are in no output of a scan of standard input', async () => {
    const input = readFileSync(path.join(top, '1/one-a-line.txt'))
    const run = await runCli(['scan', '-', '--verbose'], { folder: top, input })
    expect(leaksOf(run, foundIn.get('1/one-a-line.txt'))).toEqual([])
  })

  it('are in no output of a scan of the index', async () => {
    const folder = repository()
    writeFiles(folder, { 'a.txt': readFileSync(path.join(top, '1/big.txt')) })
    git(folder, 'add', '--all')
    expect(leaksOf(await runCli(['--staged', '--verbose'], { folder }), foundIn.get('1/big.txt'))).toEqual([])
  })
})

describe('a key is not printed', () => {
  const scan = async (folder: string, ...args: string[]) => {
    const reports = temporaryFolder()
    const outputs = formatNames.map((format) => `--output=${format}=${path.join(reports, format)}`)
    const run = await runCli([...args, '--verbose', ...outputs], { folder })
    const written = formatNames.map((format) => readFileSync(path.join(reports, format), 'utf8')).join('\n')
    return [...leaksOf(run, keys), ...leaksIn(written, keys)]
  }

  it('in the reason of a comment', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': `${live} # straykey:allow -- it was ${hub} before\n` })
    expect(await scan(folder)).toEqual([])
  })

  it('in the name of a file that is left out', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${live}.txt`]: '', 'a.txt': '' })
    expect(await scan(folder, '--exclude', '*key*', '--exclude', 'sk_*')).toEqual([])
  })

  it('in the name of a file that git ignores', async () => {
    const folder = repository({ '.gitignore': '*.bak\n' })
    writeFiles(folder, { [`${live}.bak`]: '' })
    expect(await scan(folder)).toEqual([])
  })

  it('in the name of a symbolic link', async () => {
    const folder = temporaryFolder()
    symlinkSync('nowhere', path.join(folder, live))
    expect(await scan(folder)).toEqual([])
  })

  it('in the name of what can not be read', async () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [path.join(folder, live)])
    expect(await scan(folder)).toEqual([])
  })

  it('in the name of a folder, for each thing below it', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${live}/a.txt`]: `${hub}\n# straykey:allow no-such-rule -- x`, [`${live}/node_modules/b.txt`]: '' })
    expect(await scan(folder)).toEqual([])
  })

  it('in the name of the scanned folder or one above it', async () => {
    const folder = path.join(temporaryFolder(), live, 'x')
    writeFiles(folder, { 'a.txt': hub })
    expect(await scan(folder)).toEqual([])
  })

  it('in the path from the top of the repository', async () => {
    const folder = repository({ [`${live}/x/a.txt`]: hub })
    const run = await runCli(['--format', 'sarif'], { folder: path.join(folder, live, 'x') })
    expect(leaksOf(run, keys)).toEqual([])
  })

  it('in the name of standard input', async () => {
    const run = await runCli(['-', '--stdin-name', live], { folder: temporaryFolder(), input: hub })
    expect(leaksOf(run, keys)).toEqual([])
  })

  it('in a notice on what the configuration leaves out', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'straykey.yaml': `exclude: ["${live}"]\n`, 'a.txt': '' })
    expect(await scan(folder)).toEqual([])
  })

  it.each([
    ['as a value of another kind', `inlineAllow: ${live}`],
    ['as a value that is none of the choices', `failOn: ${live}`],
    ['as an unknown field', `${live}: true`],
    ['as the id of a rule to disable', `disable: [${live}]`],
    ['as the id of a rule of another severity', `severity: { ${live}: low }`],
    ['as a severity', `severity: { jwt: ${live} }`],
    ['as a rule file', `rules: [${live}]`],
    ['as a text that is too short', `salt: ${live.slice(0, 4)}\nfailOn: ${live}`],
    ['in broken YAML', `salt: "${live}`],
    ['as an alias', `salt: *${live}`],
    ['as a tag', `salt: !${live} x`],
    ['twice', `${live}: 1\n${live}: 2`],
  ])('in the error on a configuration: %s', async (_, text) => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'straykey.yaml': text, 'a.txt': '' })
    expect(leaksOf(await runCli([], { folder }), keys)).toEqual([])
  })

  const rule = (changes: string) => `provider: acme
title: Acme
docs: https://docs.acme.example
keys:
  - ${changes}
    title: t
    severity: low
    harm: h
    remedy: [r]
    anchors: [acme_]
    ignores: [x]\n`
  const pattern = "    pattern: 'acme_[a-z]{9}'\n"
  const finds = '    finds: ["{{acme_ lower*9}}", "{{acme_ lower*9}}"]\n'

  it.each([
    ['an id', `${rule(`id: ${live}`)}${pattern}${finds}`],
    ['an unknown field', `${rule('id: acme')}${pattern}${finds}    ${live}: 1\n`],
    ['a template without a secret', `${rule('id: acme')}${pattern}    finds: ["${live}", "${live}"]\n`],
    ['a template without an anchor', `${rule('id: acme')}${pattern}    finds: ["{{${live}}}", "{{${live}}}"]\n`],
    ['a template of an unknown class', `${rule('id: acme')}${pattern}    finds: ["{{${live}*3}}", "{{acme_ lower*9}}"]\n`],
    ['a check', `${rule('id: acme')}${pattern}${finds}    checks: [${live}]\n`],
    ['a pattern', `${rule('id: acme')}    pattern: '(${live}'\n${finds}`],
    ['an example that is not found', `${rule('id: acme')}${pattern}    finds: ["acme_ {{${live}}}", "{{acme_ lower*9}}"]\n`],
  ])('in the error on a rule file: as %s', async (_, text) => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'acme.yaml': text })
    expect(leaksOf(await runCli(['rules', 'check', 'acme.yaml'], { folder }), keys)).toEqual([])
  })

  it.each([
    ['a path', [live]],
    ['an option', [`--${live}`]],
    ['a choice', ['--format', live]],
    ['a report', ['--output', live]],
    ['a rule', ['rules', 'show', live]],
  ])('when it is typed as %s', async (_, args) => {
    expect(leaksOf(await runCli(args, { folder: temporaryFolder() }), keys)).toEqual([])
  })
})
