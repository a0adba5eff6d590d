// straykey init and uninstall where no tool keeps the hooks: git's own folder, core.hooksPath, worktrees.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { liveKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli, runCli } from '../support/run-cli.ts'
import { standIn } from '../support/stand-in.ts'

const ALL = ['init', '--hooks', 'pre-commit,pre-push,commit-msg']
const scripts = (folder: string) => readdirSync(path.join(folder, '.git/hooks')).filter((name) => !name.endsWith('.sample'))
const hookIn = (folder: string, name = 'pre-commit') => path.join(folder, '.git/hooks', name)

function withHook(text: string, mode = 0o755): string {
  const folder = repository({ 'a.txt': 'nothing\n' })
  mkdirSync(path.join(folder, '.git/hooks'), { recursive: true })
  writeFileSync(hookIn(folder), text)
  chmodSync(hookIn(folder), mode)
  return folder
}

describe('in a repository without hooks', () => {
  it('init makes git commit call straykey, once, and uninstall leaves nothing', async () => {
    const [folder, { environment, calls }] = [repository({ 'a.txt': 'nothing\n' }), standIn()]
    expect(await runCli(['init'], { folder, environment })).toMatchObject({ code: 0, stderr: '' })
    tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment)
    expect(calls()).toEqual(['hook run pre-commit<'])
    await runCli(['uninstall'], { folder, environment })
    expect(scripts(folder)).toEqual([])
  })

  it('init of all hooks passes their arguments and standard input', async () => {
    const [folder, { environment, calls }] = [repository({ 'a.txt': 'nothing\n' }), standIn()]
    const other = temporaryFolder()
    git(other, 'init', '--quiet', '--bare')
    await runCli(ALL, { folder, environment })
    tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment)
    tryGit(folder, ['push', other, 'main'], environment)
    const head = git(folder, 'rev-parse', 'HEAD').trim()
    expect(calls()).toEqual([
      'hook run pre-commit<',
      'hook run commit-msg .git/COMMIT_EDITMSG<',
      `hook run pre-push ${other} ${other}<refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}`,
    ])
  })

  it('a second init changes nothing', async () => {
    const [folder, { environment }] = [repository(), standIn()]
    await runCli(ALL, { folder, environment })
    const before = scripts(folder).map((name) => readFileSync(hookIn(folder, name), 'utf8'))
    const { code, stdout } = await runCli(ALL, { folder, environment })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('nothing to change') })
    expect(scripts(folder).map((name) => readFileSync(hookIn(folder, name), 'utf8'))).toEqual(before)
  })

  it('a commit that straykey refuses is not made', async () => {
    const [folder, { environment }] = [repository({ 'a.txt': 'nothing\n' }), standIn(1)]
    await runCli(['init'], { folder, environment })
    expect(tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment).code).toBe(1)
  })

  it('it works from a folder below the top', async () => {
    const [folder, { environment, calls }] = [repository({ 'sub/a.txt': 'nothing\n' }), standIn()]
    await runCli(['init'], { folder: path.join(folder, 'sub'), environment })
    tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment)
    expect(calls()).toEqual(['hook run pre-commit<'])
    await runCli(['uninstall'], { folder: path.join(folder, 'sub'), environment })
    expect(scripts(folder)).toEqual([])
  })

  it('it works from a linked worktree, and for all of them', async () => {
    const [folder, { environment, calls }] = [repository({ 'a.txt': 'nothing\n' }), standIn()]
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    await runCli(['init'], { folder: linked, environment })
    for (const tree of [folder, linked]) tryGit(tree, ['commit', '--allow-empty', '--message=x'], environment)
    expect(calls()).toEqual(['hook run pre-commit<', 'hook run pre-commit<'])
    await runCli(['uninstall'], { folder: linked, environment })
    expect(scripts(folder)).toEqual([])
  })

  it('--dry-run shows a diff, and writes nothing', async () => {
    const [folder, { environment }] = [repository(), standIn()]
    const { stdout } = await runCli(['init', '--dry-run'], { folder, environment })
    expect(scripts(folder)).toEqual([])
    expect(stdout).toMatch(/^--- \/dev\/null\n\+\+\+ b\/\.git\/hooks\/pre-commit\n@@ -0,0 \+1,3 @@\n\+#!\/bin\/sh\n/m)
  })
})

describe('what the line calls', () => {
  it('is the program that runs now, where neither PATH nor the repository has one', async () => {
    const folder = repository()
    const { stdout } = await runCli(['init'], { folder })
    expect(readFileSync(hookIn(folder), 'utf8')).toContain(`\nnode '${cli}' hook run pre-commit "$@" || exit $? # straykey\n`)
    expect(stdout).toContain('npm install --save-dev straykey')
  })

  it("is the repository's own, wherever a worktree of it is", async () => {
    const [folder, { environment, calls }] = [repository({ 'a.txt': 'nothing\n', '.gitignore': 'node_modules\n' }), standIn()]
    mkdirSync(path.join(folder, 'node_modules/.bin'), { recursive: true })
    symlinkSync(path.join(environment.PATH?.split(':')[0] ?? '', 'straykey'), path.join(folder, 'node_modules/.bin/straykey'))
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    await runCli(['init'], { folder })
    expect(readFileSync(hookIn(folder), 'utf8')).toContain(`\n'${folder}/node_modules/.bin/straykey' hook run`)
    for (const tree of [folder, linked]) expect(tryGit(tree, ['commit', '--allow-empty', '--message=x']).code).toBe(0)
    expect(calls().length).toBe(2)
  })

  it('is not what only npx has on PATH', async () => {
    const folder = repository()
    const bin = path.join(temporaryFolder(), 'node_modules/.bin')
    writeFiles(bin, { straykey: '#!/bin/sh\n' })
    await runCli(['init'], { folder, environment: { PATH: `${bin}:${process.env.PATH}` } })
    expect(readFileSync(hookIn(folder), 'utf8')).toContain(`node '${cli}'`)
  })
})

describe('a hook that is there', () => {
  it('runs as before, behind our line, and is restored with its mode', async () => {
    const text = '#!/bin/sh\n# theirs\n\necho theirs\nexit 0'
    const [folder, { environment, calls }] = [withHook(text, 0o750), standIn()]
    const { stdout } = await runCli(['init'], { folder, environment })
    expect(stdout).toContain('our line stands first')
    expect(tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment).output).toContain('theirs')
    expect({ calls: calls(), mode: statSync(hookIn(folder)).mode & 0o777 }).toEqual({ calls: ['hook run pre-commit<'], mode: 0o750 })
    await runCli(['uninstall'], { folder, environment })
    expect({ text: readFileSync(hookIn(folder), 'utf8'), mode: statSync(hookIn(folder)).mode & 0o777 }).toEqual({ text, mode: 0o750 })
  })

  it('still fails when it fails', async () => {
    const [folder, { environment }] = [withHook('#!/bin/sh\nfalse\n'), standIn()]
    await runCli(['init'], { folder, environment })
    expect(tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment).code).toBe(1)
  })

  it.each([
    ['for python', '#!/usr/bin/env python3\nprint(1)\n', 0o755, /python3.*straykey hook run pre-commit/],
    ['not executable, so that git passes it over', '#!/bin/sh\ntrue\n', 0o644, /isn't executable.*chmod \+x/],
  ])('is %s: that is said, with what to do and exit code 3', async (_, text, mode, sentence) => {
    const [folder, { environment }] = [withHook(text, mode), standIn()]
    const { code, stdout } = await runCli(['init'], { folder, environment })
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringMatching(sentence) })
    await runCli(['uninstall'], { folder, environment })
    expect(readFileSync(hookIn(folder), 'utf8')).toBe(text)
  })

  it('is a link: what is behind it is left', async () => {
    const [folder, { environment }] = [repository({ 'tools/hook.sh': '#!/bin/sh\n' }), standIn()]
    mkdirSync(path.join(folder, '.git/hooks'), { recursive: true })
    symlinkSync('../../tools/hook.sh', hookIn(folder))
    const { code, stdout } = await runCli(['init'], { folder, environment })
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('a link') })
    expect(git(folder, 'status', '--porcelain')).toBe('')
  })

  it('holds a key: the diff does not show it', async () => {
    const [key, { environment }] = [liveKey(), standIn()]
    const { stdout } = await runCli(['init', '--dry-run'], { folder: withHook(`#!/bin/sh\nkey=${key}\n`), environment })
    expect(stdout).toContain('+straykey hook run')
    expect(stdout).not.toContain(key)
  })
})

describe("core.hooksPath of one's own", () => {
  it.each([
    ['in the work tree', '.githooks'],
    ['elsewhere', undefined],
  ])('%s is where the line goes', async (_, given) => {
    const [folder, { environment, calls }] = [repository({ 'a.txt': 'nothing\n' }), standIn()]
    const hooks = path.resolve(folder, given ?? temporaryFolder())
    git(folder, 'config', 'core.hooksPath', given ?? hooks)
    await runCli(['init'], { folder, environment })
    tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment)
    expect({ calls: calls(), scripts: scripts(folder) }).toEqual({ calls: ['hook run pre-commit<'], scripts: [] })
    await runCli(['uninstall'], { folder, environment })
    expect(readdirSync(hooks)).toEqual([])
  })

  it('that is no folder is said, and left', async () => {
    const [folder, { environment }] = [repository(), standIn()]
    git(folder, 'config', 'core.hooksPath', '/dev/null')
    const { code, stdout } = await runCli(['init'], { folder, environment })
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringMatching(/\/dev\/null.*no folder.*--unset core\.hooksPath/) })
  })
})

describe('what can not be done is exit code 2, with the next step', () => {
  it.each(['init', 'uninstall'])('%s outside of a repository', async (command) => {
    const folder = temporaryFolder()
    const { code, stderr } = await runCli([command], { folder, environment: { GIT_CEILING_DIRECTORIES: path.dirname(folder) } })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/no git repository.*git init/) })
  })

  it('init in a bare repository', async () => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet', '--bare')
    expect(await runCli(['init'], { folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('no work tree') })
  })

  it.each([
    [['init', '--hooks', 'pre-comit'], /pre-comit.*pre-commit,pre-push,commit-msg/],
    [['init', 'there'], /there.*change to the folder/],
  ])('%j', async (args, message) => {
    const folder = repository()
    expect(await runCli(args, { folder })).toMatchObject({ code: 2, stderr: expect.stringMatching(message) })
    expect(existsSync(hookIn(folder))).toBe(false)
  })
})
