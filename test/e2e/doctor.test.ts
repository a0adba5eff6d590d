// `straykey doctor` where a commit would be stopped: as git itself then does.
import { renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Case, examineCase, HOOK, huskyRepository, plain, refusesKey, withProgram, writeProgram } from '../support/doctor.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

const stopping: readonly Case[] = [
  { name: 'a hook that calls straykey', arrange: () => plain() },
  { name: 'a hook without a first line', arrange: () => plain('straykey hook run pre-commit\n') },
  { name: 'husky', arrange: () => ({ folder: huskyRepository() }) },
  {
    name: 'a folder below the top',
    arrange() {
      const { folder, environment } = plain()
      return { folder, in: path.join(folder, 'sub'), environment }
    },
  },
  {
    name: 'a repository before its first commit',
    arrange() {
      const folder = repository()
      writeProgram(path.join(folder, '.git/hooks/pre-commit'), HOOK)
      return { folder, environment: withProgram() }
    },
  },
  {
    name: 'core.hooksPath to a folder whose hook calls straykey',
    arrange() {
      const { folder, environment } = plain()
      const elsewhere = path.join(temporaryFolder(), "it's elsewhere")
      renameSync(path.join(folder, '.git/hooks'), elsewhere)
      git(folder, 'config', 'core.hooksPath', elsewhere)
      return { folder, environment }
    },
  },
  {
    name: 'a linked worktree with a hook of the repository',
    arrange() {
      const { folder, environment } = plain()
      const linked = path.join(temporaryFolder(), 'linked')
      git(folder, 'worktree', 'add', '--quiet', linked)
      return { folder: linked, environment }
    },
  },
  {
    name: 'a staged key and a stash of the user, and a hook that changes the index, the work tree and the stash',
    arrange() {
      const { folder, environment } = plain(
        `#!/bin/sh\ngit stash --keep-index --include-untracked\nstraykey hook run pre-commit\ncode=$?\ngit stash pop\ngit checkout -- .\ngit reset --hard\ngit gc\nexit $code\n`,
      )
      git(folder, 'stash')
      writeFiles(folder, { 'a.txt': 'again\n', 'mine.txt': keyLine() })
      git(folder, 'add', 'mine.txt')
      return { folder, environment }
    },
  },
  {
    name: 'a sparse checkout and a split index',
    arrange() {
      const { folder, environment } = plain()
      git(folder, 'config', 'core.splitIndex', 'true')
      git(folder, 'sparse-checkout', 'set', 'sub')
      return { folder, environment }
    },
  },
  {
    name: 'a path with what separates paths',
    arrange() {
      const { folder, environment } = plain()
      const moved = path.join(temporaryFolder(), 'a:b "c"')
      renameSync(folder, moved)
      return { folder: moved, environment }
    },
  },
  {
    name: 'SHA-256',
    arrange() {
      const folder = temporaryFolder()
      git(folder, 'init', '--quiet', '--object-format=sha256')
      writeFiles(folder, { 'a.txt': 'nothing\n' })
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=first')
      writeProgram(path.join(folder, '.git/hooks/pre-commit'), HOOK)
      return { folder, environment: withProgram() }
    },
  },
  {
    name: 'a hook that does after straykey what a scratch commit may not',
    arrange: () => plain('#!/bin/sh\nstraykey hook run pre-commit || exit 1\ngit update-ref refs/heads/before HEAD || exit 1\n'),
  },
]

describe('a commit is stopped with', () => {
  test.each(stopping)('$name', async (one) => {
    const { code, stopped, checks, folder, environment } = await examineCase(one)
    expect({ code, stopped, first: checks[0] }).toMatchObject({ code: 0, stopped: true, first: { check: 'canary', state: 'ok' } })
    expect(refusesKey(folder, environment)).toBe(true)
  })
})
