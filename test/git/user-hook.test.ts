// A hook is run the same by `git hook run` and, where git is too old for that, through its shell.
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { runUserHook } from '../../src/git/user-hook.ts'
import { gitEnvironment, repository, writeFiles } from '../support/repo.ts'

interface Given {
  readonly runsHooks: boolean
  readonly signal?: AbortSignal
  readonly folder?: string
}

/** Runs this text as a pre-commit hook, in a folder below the top. */
function runText(text: string, { runsHooks, signal = new AbortController().signal, folder = repository() }: Given) {
  const file = path.join(folder, '.git/hooks/pre-commit')
  writeFiles(folder, { '.git/hooks/pre-commit': text, 'sub/a.txt': '' })
  chmodSync(file, 0o755)
  const place = { folder: path.join(folder, 'sub'), environment: gitEnvironment, asTold: true }
  return runUserHook({ name: 'pre-commit', file, place, git: { program: 'git', runsHooks }, signal })
}

describe.each([{ runsHooks: true }, { runsHooks: false }])('a hook, with $runsHooks for git hook run,', (given) => {
  test('gives its exit code and its words on both streams', async () => {
    const { code, words } = await runText('#!/bin/sh\necho one\necho two >&2\nexit 7\n', given)
    expect({ code, words: words.split('\n').sort() }).toEqual({ code: 7, words: ['one', 'two'] })
  })

  test('runs at the top of the work tree, with nothing to read', async () => {
    const folder = repository()
    const { words } = await runText('#!/bin/sh\npwd\ncat\n', { ...given, folder })
    expect(words).toBe(folder)
  })

  test('needs no first line', async () => {
    expect((await runText('exit 7\n', given)).code).toBe(7)
  })

  test('keeps the end of many words', async () => {
    const { words } = await runText('#!/bin/sh\nseq 100000\n', given)
    expect({ end: words.slice(-6), isShort: words.length < 5000 }).toEqual({ end: '100000', isShort: true })
  })

  test('ends when it is told to', async () => {
    const { code } = await runText('#!/bin/sh\nsleep 30\n', { ...given, signal: AbortSignal.timeout(300) })
    expect(code).toBe(-1)
  })
})
