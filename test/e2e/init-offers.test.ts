// What straykey init offers beside the hook: a configuration, entries of .gitignore, a workflow. Nothing of it without a yes.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configSchema } from '../../src/config-schema.ts'
import { ignoredEnvironment } from '../../src/hooks/offers/ignored-environment.ts'
import { findHookPlace } from '../../src/hooks/place/hook-place.ts'
import { applyChanges } from '../../src/plan/apply.ts'
import { git, gitEnvironment, repository, writeFiles } from '../support/repo.ts'
import { cli, runCli, scanJson } from '../support/run-cli.ts'
import { standIn } from '../support/stand-in.ts'

const WORKFLOW = '.github/workflows/straykey.yml'
const names = ['.env', '.env.local', '.env.production', 'sub/.env', '.env.example']
const isIgnored = (folder: string, name: string) =>
  spawnSync('git', ['check-ignore', '--quiet', '--no-index', name], { cwd: folder, env: gitEnvironment }).status === 0
const has = (folder: string, name: string) => existsSync(path.join(folder, name))

/** A repository on github.com. */
function onGitHub(files: Readonly<Record<string, string>> = { 'a.txt': 'nothing\n' }): string {
  const folder = repository(files)
  git(folder, 'remote', 'add', 'origin', 'git@github.com:acme/shop.git')
  return folder
}

describe('without a terminal and without --yes', () => {
  it('only the hook is installed, and each offer is named with a command', async () => {
    const [folder, { environment }] = [onGitHub(), standIn()]
    const { code, stdout } = await runCli(['init'], { folder, environment })
    expect(code).toBe(0)
    expect(git(folder, 'status', '--porcelain')).toBe('')
    expect(stdout.match(/^offered: .*$/gm)).toEqual([
      expect.stringMatching(/straykey\.yaml.*straykey init --yes/),
      expect.stringMatching(/\.gitignore.*printf/),
      expect.stringMatching(/\.github\/workflows\/straykey\.yml.*straykey init --yes/),
    ])
  })

  it('the command for .gitignore does what --yes does', async () => {
    const [folder, { environment }] = [repository({ '.gitignore': 'dist\n' }), standIn()]
    const { stdout } = await runCli(['init'], { folder, environment })
    spawnSync('sh', ['-c', /printf .*$/m.exec(stdout)?.[0] ?? ''], { cwd: folder })
    expect(names.filter((name) => isIgnored(folder, name))).toEqual(names.slice(0, -1))
  })
})

describe('--yes', () => {
  it('takes all, once; uninstall takes all back', async () => {
    const [folder, { environment }] = [onGitHub(), standIn()]
    await runCli(['init', '--yes'], { folder, environment })
    expect(git(folder, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean)).toEqual([
      '?? .github/workflows/straykey.yml',
      '?? .gitignore',
      '?? straykey.yaml',
    ])
    expect(names.filter((name) => isIgnored(folder, name))).toEqual(names.slice(0, -1))
    expect((await runCli(['init', '--yes'], { folder, environment })).stdout).toMatch(/^hooks are kept by .*\nnothing to change\n$/)
    await runCli(['uninstall'], { folder, environment })
    expect({ status: git(folder, 'status', '--porcelain'), folder: has(folder, '.github/workflows') }).toEqual({
      status: '',
      folder: false,
    })
  })

  it('--no-config and --no-workflow leave those out', async () => {
    const [folder, { environment }] = [onGitHub(), standIn()]
    await runCli(['init', '--yes', '--no-config', '--no-workflow'], { folder, environment })
    expect([has(folder, 'straykey.yaml'), has(folder, WORKFLOW), has(folder, '.gitignore')]).toEqual([false, false, true])
  })

  it('with --dry-run writes nothing', async () => {
    const [folder, { environment }] = [onGitHub(), standIn()]
    const { stdout } = await runCli(['init', '--yes', '--dry-run'], { folder, environment })
    expect(git(folder, 'status', '--porcelain')).toBe('')
    expect(stdout.match(/^\+\+\+ .*$/gm)).toEqual([
      '+++ b/.git/hooks/pre-commit',
      '+++ b/straykey.yaml',
      '+++ b/.gitignore',
      `+++ b/${WORKFLOW}`,
    ])
  })

  it('leaves a changed straykey.yaml when it uninstalls', async () => {
    const [folder, { environment }] = [repository(), standIn()]
    await runCli(['init', '--yes'], { folder, environment })
    writeFiles(folder, { 'straykey.yaml': 'failOn: high\n' })
    await runCli(['uninstall'], { folder, environment })
    expect(readFileSync(path.join(folder, 'straykey.yaml'), 'utf8')).toBe('failOn: high\n')
  })
})

describe('straykey.yaml', () => {
  it('changes nothing until a line is taken out of its comment, and then each line is right', async () => {
    const [folder, { environment }] = [repository({ 'a.txt': 'nothing\n' }), standIn()]
    await runCli(['init', '--yes'], { folder, environment })
    expect((await scanJson([], { folder })).report.notices).toEqual([])
    const text = readFileSync(path.join(folder, 'straykey.yaml'), 'utf8')
    const settings = text.replaceAll(/^# (?=[a-z][a-zA-Z]*: )/gm, '')
    expect(Object.keys(parse(settings)).sort()).toEqual(Object.keys(configSchema.properties ?? {}).sort())
    writeFiles(folder, {
      'straykey.yaml': settings.replace(/^rules:.*$/m, ''),
      'shared/straykey.yaml': '',
      'straykey-baseline.jsonl': '',
    })
    expect(await runCli([], { folder })).toMatchObject({ code: 0, stderr: '' })
  })

  it('is not offered where a scan finds one', async () => {
    const [folder, { environment }] = [repository({ 'sub/straykey.yaml': '', 'sub/in/a.txt': '' }), standIn()]
    expect((await runCli(['init'], { folder: path.join(folder, 'sub/in'), environment })).stdout).not.toContain('straykey.yaml')
    expect((await runCli(['init'], { folder, environment })).stdout).toContain('straykey.yaml')
  })
})

describe('.gitignore', () => {
  it.each([
    ['nothing', 'dist\n', '.env .env.* !.env.example'],
    ['only .env', '.env\n', '.env.* !.env.example'],
    ['the example, too', '.env*\n', '!.env.example'],
    ['some of the others', '.env\n.env.local\n', '.env.* !.env.example'],
  ])('that ignores %s gets what is missing', async (_, text, missing) => {
    const [folder, { environment }] = [repository({ '.gitignore': text }), standIn()]
    expect((await runCli(['init'], { folder, environment })).stdout).toContain(`add ${missing} to .gitignore`)
    await runCli(['init', '--yes'], { folder, environment })
    expect(names.filter((name) => isIgnored(folder, name))).toEqual(names.slice(0, -1))
  })

  it('that ignores them all gets nothing', async () => {
    const [folder, { environment }] = [repository({ '.gitignore': '.env*\n!.env.example\n' }), standIn()]
    expect((await runCli(['init'], { folder, environment })).stdout).not.toContain('.gitignore')
  })

  it('counts, and not what only this clone ignores', async () => {
    const [folder, { environment }] = [repository(), standIn()]
    writeFiles(folder, { '.git/info/exclude': '.env*\n' })
    expect((await runCli(['init'], { folder, environment })).stdout).toContain('add .env .env.* !.env.example to .gitignore')
  })

  it('is restored to the byte', async () => {
    const lines = fc.constantFrom('dist', '# notes', '', '.env', '*.log', '!.env.example', 'é')
    const texts = fc
      .record({ lines: fc.array(lines, { maxLength: 4 }), end: fc.constantFrom('\n', '\r\n'), last: fc.boolean() })
      .map((one) => one.lines.join(one.end) + (one.last ? one.end : ''))
    const folder = repository()
    const check = async (text: string) => {
      writeFiles(folder, { '.gitignore': text })
      const find = () =>
        findHookPlace({ folder, environment: gitEnvironment, asTold: false }, { environment: gitEnvironment, program: cli })
      applyChanges(ignoredEnvironment.offer(await find())?.plan.changes ?? [])
      applyChanges(ignoredEnvironment.withdraw(await find()).changes)
      expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toBe(text)
    }
    await fc.assert(fc.asyncProperty(texts, check), { numRuns: 40 })
  })
})

describe('a workflow', () => {
  it.each([
    ['a .github folder', { '.github/CODEOWNERS': '' }, undefined, true],
    ['a remote by https', {}, 'https://github.com/acme/shop', true],
    ['a remote by ssh', {}, 'ssh://git@github.com/acme/shop.git', true],
    ['a remote elsewhere', {}, 'https://github.com.example.org/acme/shop', false],
    ['no remote', {}, undefined, false],
    ['one already', { [WORKFLOW]: 'on: push\n' }, undefined, false],
  ])('is offered, or not, with %s', async (_, files, url, offered) => {
    const [folder, { environment }] = [repository({ 'a.txt': 'nothing\n', ...files }), standIn()]
    if (url) git(folder, 'remote', 'add', 'origin', url)
    expect((await runCli(['init'], { folder, environment })).stdout.includes(WORKFLOW)).toBe(offered)
  })

  it('is YAML that fetches the whole past and asks for no rights but to read', async () => {
    const [folder, { environment }] = [onGitHub(), standIn()]
    await runCli(['init', '--yes'], { folder, environment })
    const workflow = parse(readFileSync(path.join(folder, WORKFLOW), 'utf8'))
    expect(workflow).toMatchObject({
      permissions: { contents: 'read' },
      jobs: { secrets: { steps: [{ with: { 'fetch-depth': 0 } }, {}] } },
    })
  })
})

describe('at a terminal', () => {
  it.skipIf(spawnSync('script', ['--version']).status !== 0)('each offer is asked for, and only a yes takes it', async () => {
    const [folder, { environment }] = [onGitHub(), standIn()]
    const answers = ['y', 'n', 'YES']
    const child = spawn('script', ['-qec', `'${process.execPath}' '${cli}' init`, '/dev/null'], {
      cwd: folder,
      env: { ...gitEnvironment, ...environment, TERM: 'xterm' },
    })
    let [seen, asked] = ['', 0]
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text
      for (; asked < (seen.match(/\? \[y\/N\] /g) ?? []).length; asked++) child.stdin.write(`${answers[asked]}\n`)
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect({ code, asked, seen }).toEqual({ code: 0, asked: 3, seen: expect.not.stringContaining('offered:') })
    expect([has(folder, 'straykey.yaml'), has(folder, '.gitignore'), has(folder, WORKFLOW)]).toEqual([true, false, true])
  })
})
