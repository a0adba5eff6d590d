// Since when a line stands in a file, by real git.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lineDate } from '../../src/git/line-date.ts'
import { canaryProgram, git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

const any = () => true

/** A second commit, by the author's clock. */
function commitAt(folder: string, date: string): string {
  git(folder, 'add', '--all')
  execFileSync('git', ['commit', '--quiet', '--message=second'], { cwd: folder, env: { ...gitEnvironment, GIT_AUTHOR_DATE: date } })
  return git(folder, 'rev-parse', 'HEAD').trim()
}

function asked(folder: string, line: number, isMeant: (text: string) => boolean = any, file = 'a.txt') {
  return lineDate({ file, line }, { folder, environment: gitEnvironment, asTold: false }, isMeant)
}

describe('the date of a line', () => {
  it('is the day of the commit that brought it, where its author was', async () => {
    const folder = repository({ 'a.txt': 'one\n' })
    writeFiles(folder, { 'a.txt': 'one\ntwo\n' })
    const commit = commitAt(folder, '2026-03-31T23:30:00-0500')
    expect(await asked(folder, 2)).toEqual({ day: '2026-03-31', commit, isFirst: false })
    expect(await asked(folder, 1)).toMatchObject({ day: '2026-01-02', isFirst: true })
  })

  it('is given only when the line that HEAD has there is the one that is meant', async () => {
    const folder = repository({ 'a.txt': 'one\ntwo\n' })
    expect(await asked(folder, 2, (text) => text === 'two')).toMatchObject({ day: '2026-01-02' })
    expect(await asked(folder, 1, (text) => text === 'two')).toBeUndefined()
  })

  it('is left out where nobody can tell: no such line, no such file, no commit, no repository', async () => {
    const folder = repository({ 'a.txt': 'one\n' })
    const bare = temporaryFolder()
    writeFileSync(path.join(bare, 'a.txt'), 'one\n')
    const answers = [asked(folder, 9), asked(folder, 1, any, 'b.txt'), asked(folder, 1, any, '-x'), asked(repository(), 1), asked(bare, 1)]
    expect(await Promise.all(answers)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  it('runs no filter and no converter of the repository', async () => {
    const folder = repository({ 'a.txt': 'one\n', '.gitattributes': '*.txt filter=evil diff=evil\n' })
    const { program, trace } = canaryProgram()
    for (const setting of ['filter.evil.clean', 'filter.evil.smudge', 'diff.evil.textconv']) git(folder, 'config', setting, program)
    writeFiles(folder, { 'a.txt': 'one\nchanged\n' })
    expect(await asked(folder, 1)).toMatchObject({ day: '2026-01-02' })
    expect(existsSync(trace)).toBe(false)
    git(folder, 'blame', 'a.txt')
    expect(existsSync(trace)).toBe(true)
  })
})
