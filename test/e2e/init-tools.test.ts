// straykey init where a tool keeps the hooks, with the real tools: a commit calls straykey, a second init changes nothing, and
// uninstall gives the files from before.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { git, gitEnvironment, repository, temporaryFolder } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'
import { standIn } from '../support/stand-in.ts'

const modules = path.join(import.meta.dirname, '../../node_modules')
const HOOKS = 'pre-commit,pre-push,commit-msg'

/** The tool's file, from our own dependencies or PATH. */
function programOf(name: string): string | undefined {
  const folders = [path.join(modules, '.bin'), ...(gitEnvironment.PATH ?? '').split(':')]
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file))
}

/** Every file of the work tree, by name. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const own = files.filter((file) => !file.startsWith(path.join(folder, '.git') + path.sep))
  return Object.fromEntries(own.map((file) => [path.relative(folder, file), readFileSync(file, 'latin1')]))
}

interface Tool {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** How the tool itself is told to take over. */
  readonly activate: readonly string[]
  /** What its own hook prints, which must go on. */
  readonly prints: string
}

const tools: readonly Tool[] = [
  {
    name: 'lefthook',
    files: { 'lefthook.yml': '# ours\npre-commit:\n  jobs:\n    - run: echo theirs\ncommit-msg:\n  commands:\n    a:\n      run: "true"' },
    activate: ['install'],
    prints: 'theirs',
  },
  {
    name: 'lefthook',
    files: { '.lefthook.json': '{\n\t"pre-commit": {\n\t\t"commands": { "a": { "run": "echo theirs" } }\n\t}\n}\n' },
    activate: ['install'],
    prints: 'theirs',
  },
  {
    name: 'lefthook',
    files: { 'lefthook.toml': '[[pre-commit.jobs]]\r\nrun = "echo theirs"\r\n' },
    activate: ['install'],
    prints: 'theirs',
  },
  {
    name: 'simple-git-hooks',
    files: { 'package.json': '{\n    "name": "shop",\n    "simple-git-hooks": {\n        "pre-commit": "echo theirs; exit 0"\n    }\n}\n' },
    activate: [],
    prints: 'theirs',
  },
  {
    name: 'simple-git-hooks',
    files: { 'package.json': '{}\n', '.simple-git-hooks.json': '{"pre-commit":"echo theirs"}' },
    activate: [],
    prints: 'theirs',
  },
  {
    name: 'pre-commit',
    files: { '.pre-commit-config.yaml': '# ours\nrepos:\n  # first\n  - repo: meta\n    hooks: [{ id: identity, name: theirs }]\n' },
    activate: ['install', '--hook-type', 'pre-commit', '--hook-type', 'pre-push', '--hook-type', 'commit-msg'],
    prints: 'theirs',
  },
]

describe.each(tools)('$name with $files', ({ name, files, activate, prints }) => {
  const program = programOf(name)
  it.skipIf(!program)(`calls straykey before a commit, and is restored${program ? '' : ` (there is no ${name} here)`}`, async () => {
    const folder = repository(files)
    const { environment, calls } = standIn(0, [path.join(modules, '.bin')])
    const other = temporaryFolder()
    git(other, 'init', '--quiet', '--bare')
    const { code, stdout } = await runCli(['init', '--hooks', HOOKS], { folder, environment })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`kept by ${name} here`) })
    expect(stdout).toMatch(new RegExp(`run: (?:npx )?${name}`))
    expect(spawnSync(program ?? '', activate, { cwd: folder, env: { ...gitEnvironment, ...environment } }).status).toBe(0)
    git(folder, 'add', '--all')
    expect(tryGit(folder, ['commit', '--message=hooks'], environment).output).toContain(prints)
    expect(tryGit(folder, ['push', other, 'main'], environment).code).toBe(0)
    const called = calls().map((line) => line.replace(/<.*/, ''))
    expect(called).toEqual(['hook run pre-commit', 'hook run commit-msg .git/COMMIT_EDITMSG', expect.stringContaining('hook run pre-push')])
    const before = filesOf(folder)
    expect((await runCli(['init', '--hooks', HOOKS], { folder, environment })).stdout).toContain('nothing to change')
    expect(filesOf(folder)).toEqual(before)
    expect((await runCli(['uninstall'], { folder, environment })).code).toBe(0)
    expect(filesOf(folder)).toEqual(files)
  })
})

describe('husky', () => {
  /** A repository in which husky is installed, and its hook says something. */
  function withHusky(files: Readonly<Record<string, string>>): string {
    const folder = repository({ '.gitignore': 'node_modules\n', ...files })
    mkdirSync(path.join(folder, 'node_modules'))
    symlinkSync(path.join(modules, 'husky'), path.join(folder, 'node_modules/husky'))
    expect(spawnSync(process.execPath, ['node_modules/husky/bin.js'], { cwd: folder, env: gitEnvironment }).status).toBe(0)
    return folder
  }

  it.each([
    ['with a hook of its own', { '.husky/pre-commit': 'echo theirs\nexit 0' }],
    ['without hooks', {}],
  ])('%s calls straykey before a commit, and is restored', async (_, files) => {
    const [folder, { environment, calls }] = [withHusky(files), standIn()]
    const untouched = filesOf(folder)
    const { code, stdout } = await runCli(['init', '--hooks', HOOKS], { folder, environment })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('kept by husky here') })
    const run = tryGit(folder, ['commit', '--allow-empty', '--message=x'], environment)
    expect({ code: run.code, theirs: run.output.includes('theirs') }).toEqual({ code: 0, theirs: '.husky/pre-commit' in files })
    expect(calls()).toEqual(['hook run pre-commit<', 'hook run commit-msg .git/COMMIT_EDITMSG<'])
    expect((await runCli(['init', '--hooks', HOOKS], { folder, environment })).stdout).toContain('nothing to change')
    await runCli(['uninstall'], { folder, environment })
    expect(filesOf(folder)).toEqual(untouched)
  })

  it('has node_modules/.bin on PATH, so that the line is the name alone', async () => {
    const [folder, { environment, calls }] = [withHusky({}), standIn()]
    mkdirSync(path.join(folder, 'node_modules/.bin'))
    symlinkSync(path.join(environment.PATH?.split(':')[0] ?? '', 'straykey'), path.join(folder, 'node_modules/.bin/straykey'))
    await runCli(['init'], { folder })
    expect(readFileSync(path.join(folder, '.husky/pre-commit'), 'utf8')).toContain('\nstraykey hook run pre-commit ')
    expect(tryGit(folder, ['commit', '--allow-empty', '--message=x']).code).toBe(0)
    expect(calls().length).toBe(1)
  })

  it('that is not active, as in a fresh clone or a linked worktree, is said', async () => {
    const [folder, { environment }] = [withHusky({ '.husky/pre-commit': 'true\n' }), standIn()]
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    expect((await runCli(['init', '--dry-run'], { folder: linked, environment })).stdout).toContain('run: npx husky')
    rmSync(path.join(folder, '.husky/_'), { recursive: true })
    git(folder, 'config', '--unset', 'core.hooksPath')
    const { stdout } = await runCli(['init'], { folder, environment })
    expect(stdout).toMatch(/kept by husky here[\s\S]*changed \.husky\/pre-commit[\s\S]*run: npx husky/)
  })

  it('beside another tool rules, and the other one is named', async () => {
    const [folder, { environment }] = [withHusky({ '.pre-commit-config.yaml': 'repos: []\n' }), standIn()]
    const { stdout } = await runCli(['init'], { folder, environment })
    expect(stdout).toMatch(/\.pre-commit-config\.yaml: pre-commit is configured here, too, but husky rules/)
  })

  it('gets a change that git apply makes of the diff of --dry-run', async () => {
    const text = '# theirs\r\n\tnpm test\r\nexit 0'
    const [folder, { environment }] = [withHusky({ '.husky/pre-commit': text }), standIn()]
    const { stdout } = await runCli(['init', '--dry-run', '--hooks', HOOKS], { folder, environment })
    const diff = stdout.slice(stdout.indexOf('---'), stdout.indexOf('note:'))
    const patch = spawnSync('git', ['apply', '-'], { cwd: folder, env: gitEnvironment, input: diff, encoding: 'utf8' })
    expect(patch.stderr).toBe('')
    const patched = filesOf(folder)
    git(folder, 'checkout', '--quiet', '.')
    git(folder, 'clean', '--quiet', '--force')
    await runCli(['init', '--hooks', HOOKS], { folder, environment })
    expect(filesOf(folder)).toEqual(patched)
  })
})
