// `straykey doctor`: what it can't find out, what else it says, and how it is called.
import { appendFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { type Case, examine, examineCase, hooked, huskyRepository, plain, writeProgram } from '../support/doctor.ts'
import { keyLine } from '../support/places.ts'
import { git, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const standInCall = 'straykey hook run pre-commit\n'

const unclear: readonly (Case & { readonly what: RegExp; readonly args?: readonly string[] })[] = [
  {
    name: 'a hook that refuses every commit',
    arrange: () => plain(`#!/bin/sh\n${standInCall}echo tests are red; exit 1\n`),
    what: /refuses a commit without a key, too .*tests are red/,
  },
  {
    name: 'a hook that moves a ref before straykey runs',
    arrange: () => plain(`#!/bin/sh\ngit update-ref refs/heads/before HEAD || exit 1\n${standInCall}`),
    what: /wants to move a ref/,
  },
  {
    name: 'a hook that takes longer than it may',
    arrange: () => plain('#!/bin/sh\nsleep 30\n'),
    args: ['--time-limit', '1'],
    what: /longer than 1 seconds/,
  },
  {
    name: 'settings that leave the canary out',
    arrange() {
      const { folder, environment } = plain()
      commitSettings(folder, 'include: ["src/**"]\n')
      return { folder, environment }
    },
    what: /settings leave the canary out/,
  },
  {
    name: 'a repository of somebody else',
    arrange() {
      const { folder, environment } = plain()
      return { folder, environment: { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } }
    },
    what: /belongs to somebody else/,
  },
]

/** Settings count once they are committed. */
function commitSettings(folder: string, text: string): void {
  writeFiles(folder, { 'straykey.yaml': text })
  git(folder, 'add', 'straykey.yaml')
  git(folder, 'commit', '--quiet', '--no-verify', '--message=settings', 'straykey.yaml')
}

describe('it can not be found out with', () => {
  test.each(unclear)('$name', async (one) => {
    const { code, stopped, checks } = await examineCase(one, one.args)
    expect({ code, stopped, first: checks[0] }).toEqual({
      code: 3,
      stopped: null,
      first: expect.objectContaining({ state: 'unknown', what: expect.stringMatching(one.what) }),
    })
  })
})

describe('beside the verdict it says', () => {
  test('that a hook is lost on the PATH of other programs, and the folder that is missing', async () => {
    const { folder, environment } = plain()
    const { checks } = await examine(folder, environment)
    const [program = ''] = (environment.PATH ?? '').split(':')
    const found = checks.find(({ check }) => check === 'PATH of other programs')
    expect(found).toMatchObject({ state: 'warning', what: expect.stringMatching(/not found/), fix: expect.stringContaining(program) })
  })

  test('that a hook that names its program in full is not', async () => {
    const { environment } = plain()
    const [program = ''] = (environment.PATH ?? '').split(':')
    const { checks } = await examine(hooked(`#!/bin/sh\n'${program}/straykey' hook run pre-commit\n`), environment)
    expect(checks.find(({ check }) => check === 'PATH of other programs')).toMatchObject({ state: 'ok' })
  })

  test('which aliases leave hooks out', async () => {
    const { folder, environment } = plain()
    git(folder, 'config', 'alias.quick', 'commit --no-verify')
    git(folder, 'config', 'alias.l', 'log -n 5')
    const { checks, stopped } = await examine(folder, environment)
    const found = checks.filter(({ check }) => check === 'aliases')
    expect({ stopped, found }).toEqual({
      stopped: true,
      found: [expect.objectContaining({ state: 'warning', fix: 'git config --local --unset-all alias.quick' })],
    })
  })

  test('that no hook looks at a push, until one does', async () => {
    const { folder, environment } = plain()
    const before = await examine(folder, environment)
    writeProgram(path.join(folder, '.git/hooks/pre-push'), '#!/bin/sh\nstraykey hook run pre-push\n')
    const after = await examine(folder, environment)
    expect([before, after].map(({ checks }) => checks.filter(({ check }) => check === 'pre-push').map(({ state }) => state))).toEqual([
      ['note'],
      [],
    ])
  })
})

describe('the command', () => {
  test('prints what is so, the command that mends it, and the verdict', async () => {
    const { stdout, code } = await runCli(['doctor', '--color', 'never'], { folder: huskyRepository(), environment: { HUSKY: '0' } })
    expect({ stdout, code }).toEqual({
      stdout: expect.stringMatching(
        /^✗ {2}.+\n✗ {2}HUSKY is 0.+\(environment\)\n {3}Fix: {2}unset HUSKY\n[\s\S]*would NOT be stopped\.\n$/,
      ),
      code: 1,
    })
  })

  test('never prints a key that the hook prints', async () => {
    const { folder, environment } = plain('#!/bin/sh\ngit diff --cached | tail -1\nexit 1\n')
    const { stdout } = await runCli(['doctor'], { folder, environment })
    expect(stdout).toMatch(/its last line/)
    expect(stdout).not.toMatch(/sk_live_\w{10}/)
  })

  test.each([
    ['a path', ['doctor', 'src'], /takes no path/],
    ['a time limit that is none', ['doctor', '--time-limit', 'soon'], /--time-limit soon/],
    ['a format that it does not have', ['doctor', '--format', 'sarif'], /human, json/],
    ['a folder without a repository', ['doctor'], /no git repository/],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await runCli(args, { folder: temporaryFolder() })
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  test('knows that a configuration which is wrong, or not committed, disarms nothing', async () => {
    const { folder, environment } = plain()
    writeFiles(folder, { 'straykey.yaml': 'include: ["src/**"]\n' })
    expect(await examine(folder, environment)).toMatchObject({ code: 0, stopped: true })
    commitSettings(folder, 'exclud: []\n')
    expect(await examine(folder, environment)).toMatchObject({ code: 0, stopped: true })
  })

  test('says that a damaged repository keeps it from trying', async () => {
    const { folder, environment } = plain()
    const tree = git(folder, 'rev-parse', 'HEAD^{tree}').trim()
    rmSync(path.join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)))
    const { code, checks } = await examine(folder, environment)
    expect({ code, first: checks[0] }).toEqual({ code: 3, first: expect.objectContaining({ state: 'unknown', fix: 'git fsck' }) })
  })

  test('refuses a bare repository, as nobody commits there', async () => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet', '--bare')
    const { code, stderr } = await runCli(['doctor'], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/no work tree/) })
  })

  test('leaves no temporary folder behind, also when a hook is ended', async () => {
    const { folder, environment } = plain('#!/bin/sh\nsleep 30\n')
    const own = temporaryFolder()
    await examine(folder, { ...environment, TMPDIR: own }, ['--time-limit', '1'])
    expect(readdirSync(own)).toEqual([])
  })

  test('honours an index that the environment names', async () => {
    const { folder, environment } = plain()
    appendFileSync(path.join(folder, 'a.txt'), keyLine())
    const own = path.join(temporaryFolder(), 'index')
    tryGit(folder, ['read-tree', 'HEAD'], { GIT_INDEX_FILE: own })
    const { stopped } = await examine(folder, { ...environment, GIT_INDEX_FILE: own })
    expect(stopped).toBe(true)
  })
})
