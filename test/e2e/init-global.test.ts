// straykey init --global: one folder of hooks for all repositories, which goes on to what each has of its own.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'
import { standIn } from '../support/stand-in.ts'

/** A user with a home and a git configuration. */
function user(settings = '', code = 0) {
  const [home, program] = [temporaryFolder(), standIn(code)]
  const config = path.join(home, '.gitconfig')
  writeFileSync(config, settings)
  const environment = { ...program.environment, HOME: home, GIT_CONFIG_GLOBAL: config }
  return { environment, calls: program.calls, config, hooks: path.join(home, '.config/straykey/hooks') }
}

function withHook(name: string, script: string): string {
  const folder = repository({ 'a.txt': 'nothing\n' })
  writeFiles(folder, { [`.git/hooks/${name}`]: script })
  chmodSync(path.join(folder, '.git/hooks', name), 0o755)
  return folder
}

const commit = ['commit', '--allow-empty', '--message=x']

describe('init --global', () => {
  it('runs straykey in every repository, and then its own hook', async () => {
    const { environment, calls } = user()
    const folder = withHook('pre-commit', '#!/bin/sh\necho theirs\n')
    expect(await runCli(['init', '--global'], { folder: temporaryFolder(), environment })).toMatchObject({ code: 0, stderr: '' })
    const { code, output } = tryGit(folder, commit, environment)
    expect({ code, output, calls: calls() }).toEqual({
      code: 0,
      output: expect.stringContaining('theirs'),
      calls: ['hook run pre-commit<'],
    })
    tryGit(repository({ 'b.txt': 'nothing\n' }), commit, environment)
    expect(calls()).toEqual(['hook run pre-commit<'])
  })

  it('stops a commit, and lets a hook of the repository stop one', async () => {
    const [strict, mild] = [user('', 1), user()]
    const folder = withHook('pre-commit', '#!/bin/sh\nexit 4\n')
    await runCli(['init', '--global'], { folder, environment: strict.environment })
    expect(tryGit(repository({ 'b.txt': 'nothing\n' }), commit, strict.environment).code).toBe(1)
    await runCli(['init', '--global'], { folder, environment: mild.environment })
    expect(tryGit(folder, commit, mild.environment).code).toBe(1)
  })

  it('runs the hooks of a repository that straykey has nothing to do with, also in a linked worktree', async () => {
    const { environment } = user()
    const folder = withHook('post-commit', '#!/bin/sh\necho posted\n')
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    await runCli(['init', '--global'], { folder, environment })
    for (const tree of [folder, linked]) expect(tryGit(tree, commit, environment).output).toContain('posted')
  })

  it('gives both what git push says', async () => {
    const { environment, calls } = user()
    const [folder, other] = [withHook('pre-push', '#!/bin/sh\nread -r one rest && echo "theirs $one"\n'), temporaryFolder()]
    git(other, 'init', '--quiet', '--bare')
    await runCli(['init', '--global', '--hooks', 'pre-push'], { folder, environment })
    expect(tryGit(folder, ['push', other, 'main'], environment).output).toContain('theirs refs/heads/main')
    expect(calls()).toEqual([expect.stringMatching(/^hook run pre-push .*<refs\/heads\/main /)])
  })

  it('changes nothing a second time, and keeps the hooks that were asked for before', async () => {
    const [{ environment, hooks }, folder] = [user(), temporaryFolder()]
    await runCli(['init', '--global', '--hooks', 'pre-commit,pre-push'], { folder, environment })
    expect((await runCli(['init', '--global'], { folder, environment })).stdout).toContain('nothing to change')
    expect(readFileSync(path.join(hooks, 'pre-push'), 'utf8')).toContain('hook run pre-push')
  })

  it('refuses where core.hooksPath is something else, with what to do', async () => {
    const settings = '[core]\n\thooksPath = ~/mine\n'
    const { environment, config, hooks } = user(settings)
    const { code, stderr } = await runCli(['init', '--global'], { folder: temporaryFolder(), environment })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/core\.hooksPath.*mine.*--unset core\.hooksPath/) })
    expect([readFileSync(config, 'utf8'), existsSync(hooks)]).toEqual([settings, false])
  })

  it('with --dry-run changes nothing, and says what it would do', async () => {
    const { environment, config, hooks } = user()
    const { stdout } = await runCli(['init', '--global', '--dry-run'], { folder: temporaryFolder(), environment })
    expect([readFileSync(config, 'utf8'), existsSync(hooks)]).toEqual(['', false])
    expect(stdout).toContain(`would run: git config --global core.hooksPath '${hooks}'`)
  })

  it('keeps to XDG_CONFIG_HOME', async () => {
    const [{ environment }, folder] = [user(), temporaryFolder()]
    await runCli(['init', '--global'], { folder, environment: { ...environment, XDG_CONFIG_HOME: folder } })
    expect(existsSync(path.join(folder, 'straykey/hooks/pre-commit'))).toBe(true)
  })

  it('leaves nothing to do for init in a repository', async () => {
    const [{ environment }, folder] = [user(), repository({ 'a.txt': 'nothing\n' })]
    await runCli(['init', '--global'], { folder, environment })
    expect((await runCli(['init'], { folder, environment })).stdout).toContain('all repositories of yours already')
    expect(existsSync(path.join(folder, '.git/hooks/pre-commit'))).toBe(false)
  })
})

describe('uninstall --global', () => {
  it('takes back the setting and the folder, but what others put there', async () => {
    const { environment, config, hooks } = user('[user]\n\tname = Ada\n')
    const folder = temporaryFolder()
    await runCli(['init', '--global'], { folder, environment })
    writeFiles(hooks, { 'post-commit': '#!/bin/sh\n' })
    expect((await runCli(['uninstall', '--global'], { folder, environment })).code).toBe(0)
    expect(readFileSync(config, 'utf8')).not.toContain('hooksPath')
    expect([existsSync(path.join(hooks, 'pre-commit')), existsSync(path.join(hooks, 'post-commit'))]).toEqual([false, true])
  })

  it('leaves a core.hooksPath that is not ours', async () => {
    const { environment, config } = user('[core]\n\thooksPath = /elsewhere\n')
    await runCli(['uninstall', '--global'], { folder: temporaryFolder(), environment })
    expect(readFileSync(config, 'utf8')).toContain('/elsewhere')
  })
})

describe('init in a repository where somebody else rules all hooks', () => {
  it('leaves their folder, and says what to do', async () => {
    const theirs = temporaryFolder()
    const { environment } = user(`[core]\n\thooksPath = ${theirs}\n`)
    const { code, stdout } = await runCli(['init'], { folder: repository(), environment })
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringMatching(/serves every repository.*git config core\.hooksPath/) })
    expect(existsSync(path.join(theirs, 'pre-commit'))).toBe(false)
  })
})
