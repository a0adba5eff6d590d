// `straykey doctor` where a commit would not be stopped by straykey: why, and what to do.
import { renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type Case,
  examine,
  examineCase,
  HOOK,
  hooked,
  huskyRepository,
  installHusky,
  plain,
  refusesKey,
  standIn,
  writeProgram,
} from '../support/doctor.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

const standInCall = 'straykey hook run pre-commit\n'

const passing: readonly (Case & { readonly failed: readonly string[]; readonly fix: RegExp })[] = [
  {
    name: 'no hook',
    arrange: () => ({ folder: repository({ 'a.txt': 'nothing\n' }) }),
    failed: ['canary', 'hook file'],
    fix: /^straykey init$/,
  },
  {
    name: 'a hook that is not executable',
    arrange() {
      const { folder, environment } = plain()
      writeProgram(path.join(folder, '.git/hooks/other'), '')
      renameSync(path.join(folder, '.git/hooks/pre-commit'), path.join(folder, 'text'))
      writeFiles(folder, { '.git/hooks/pre-commit': HOOK })
      return { folder, environment }
    },
    failed: ['canary', 'hook file'],
    fix: /^chmod \+x '.*\.git\/hooks\/pre-commit'$/,
  },
  {
    name: 'a hook that does something else',
    arrange: () => plain('#!/bin/sh\nexit 0\n'),
    failed: ['canary'],
    fix: /^straykey init$/,
  },
  {
    name: 'a hook that throws the exit code away',
    arrange: () => plain('#!/bin/sh\n# straykey || true\nstraykey hook run pre-commit || true\n'),
    failed: ['canary', 'ignored exit code'],
    fix: /^let the line end/,
  },
  {
    name: 'a hook that throws the exit code away where no text shows it',
    arrange: () => plain('#!/bin/sh\nstraykey hook run pre-commit\necho done\n'),
    failed: ['canary'],
    fix: /exit code/,
  },
  {
    name: 'husky in a linked worktree',
    arrange() {
      const folder = huskyRepository()
      const linked = path.join(temporaryFolder(), 'linked')
      git(folder, 'worktree', 'add', '--quiet', linked)
      return { folder: linked }
    },
    failed: ['canary', 'hooks path'],
    fix: /^npm install && npx husky$/,
  },
  {
    name: 'husky without a script for commits',
    arrange() {
      const folder = huskyRepository()
      git(folder, 'rm', '--quiet', '--force', '.husky/pre-commit')
      return { folder }
    },
    failed: ['canary', 'hook file'],
    fix: /^straykey init$/,
  },
  {
    name: 'HUSKY=0',
    arrange: () => ({ folder: huskyRepository(), environment: { HUSKY: '0' } }),
    failed: ['canary', 'variables'],
    fix: /^unset HUSKY$/,
  },
  {
    name: 'STRAYKEY_SKIP',
    arrange() {
      const { folder, environment } = plain()
      return { folder, environment: { ...environment, STRAYKEY_SKIP: 'once' } }
    },
    failed: ['canary', 'variables'],
    fix: /^unset STRAYKEY_SKIP$/,
  },
  {
    name: 'core.hooksPath to nothing',
    arrange() {
      const { folder, environment } = plain()
      git(folder, 'config', 'core.hooksPath', '/nowhere/hooks')
      return { folder, environment }
    },
    failed: ['canary', 'hooks path'],
    fix: /^git config --local --unset-all core\.hookspath$/,
  },
  {
    name: "core.hooksPath of the user's configuration, to hooks without straykey",
    arrange() {
      const { folder, environment } = plain()
      const elsewhere = temporaryFolder()
      writeProgram(path.join(elsewhere, 'pre-commit'), '#!/bin/sh\nexit 0\n')
      const config = path.join(temporaryFolder(), 'config')
      git(folder, 'config', '--file', config, 'core.hooksPath', elsewhere)
      return { folder, environment: { ...environment, GIT_CONFIG_GLOBAL: config } }
    },
    failed: ['canary', 'hooks path'],
    fix: /^git config core\.hooksPath '.*\.git\/hooks'$/,
  },
  {
    name: 'husky that is set up but not installed',
    arrange: () => ({ folder: repository({ '.husky/pre-commit': standInCall }) }),
    failed: ['canary', 'hook file', 'hook programs'],
    fix: /^npx husky$/,
  },
  {
    name: 'pre-commit that is set up but not installed, beside core.hooksPath',
    arrange() {
      const folder = repository({ '.pre-commit-config.yaml': 'repos: [{repo: https://example.com/straykey}]\n' })
      git(folder, 'config', 'core.hooksPath', '.git/hooks')
      return { folder }
    },
    failed: ['canary', 'hook file', 'hook programs'],
    fix: /^git config --local --unset-all core\.hookspath && pre-commit install$/,
  },
  {
    name: 'lefthook that is set up but not installed',
    arrange: () => ({ folder: repository({ 'lefthook.yml': 'pre-commit: {jobs: [{run: straykey hook run pre-commit}]}\n' }) }),
    failed: ['canary', 'hook file', 'hook programs'],
    fix: /^npx lefthook install$/,
  },
  {
    name: 'simple-git-hooks that is set up but not installed',
    arrange: () => ({ folder: repository({ 'package.json': '{"simple-git-hooks": {"pre-commit": "straykey hook run pre-commit"}}' }) }),
    failed: ['canary', 'hook file', 'hook programs'],
    fix: /^npx simple-git-hooks$/,
  },
]

const refusing: readonly Case[] = [
  { name: 'fails before straykey runs', arrange: () => plain(`#!/bin/sh\necho tests are red\nexit 4\n${standInCall}`) },
  { name: 'does not find straykey', arrange: () => ({ folder: hooked() }) },
]

const failedIn = ({ checks }: { checks: readonly { check: string; state: string }[] }) =>
  checks.filter(({ state }) => state === 'failed').map(({ check }) => check)

describe('a commit is not stopped with', () => {
  test.each(passing)('$name', async (one) => {
    const { code, stopped, checks, folder, environment } = await examineCase(one)
    expect({ code, stopped, failed: failedIn({ checks }) }).toEqual({ code: 1, stopped: false, failed: one.failed })
    expect(checks.filter(({ state, fix = '' }) => state === 'failed' && one.fix.test(fix))).not.toEqual([])
    expect(refusesKey(folder, environment)).toBe(false)
  })

  test.each(refusing)('a hook that $name, though it refuses', async (one) => {
    const { code, stopped, checks } = await examineCase(one)
    expect({ code, stopped, failed: failedIn({ checks }) }).toEqual({ code: 1, stopped: false, failed: ['canary'] })
  })
})

describe('what is advised works', () => {
  test('npx husky mends a linked worktree', async () => {
    const folder = huskyRepository()
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    writeProgram(path.join(linked, 'node_modules/.bin/straykey'), standIn)
    installHusky(linked)
    expect((await examine(linked)).stopped).toBe(true)
  })

  test('an own core.hooksPath mends one of the user', async () => {
    const { folder, environment } = plain()
    const config = path.join(temporaryFolder(), 'config')
    git(folder, 'config', '--file', config, 'core.hooksPath', '/nowhere')
    git(folder, 'config', 'core.hooksPath', path.join(folder, '.git/hooks'))
    expect((await examine(folder, { ...environment, GIT_CONFIG_GLOBAL: config })).stopped).toBe(true)
  })
})
