import { appendFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ReflogEntry, readReflogs } from '../../src/git/reflogs.ts'
import { openRepository } from '../../src/git/repository.ts'
import type { Problem } from '../../src/model.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { commitFiles, emptyRepository, placeOf } from './packed.ts'

async function reflogsOf(folder: string): Promise<{ entries: ReflogEntry[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const opened = await openRepository(placeOf(folder))
  return { entries: [...readReflogs(opened, (problem) => problems.push(problem))], problems }
}

const refsIn = (entries: readonly ReflogEntry[]) => [...new Set(entries.map(({ ref }) => ref))]
const ZEROS = '0'.repeat(40)

describe('reflogs', () => {
  it('say of each step of a ref where it came from, who took it and why', async () => {
    const folder = repository({ a: 'text' })
    commitFiles(folder, 1, 1)
    const [second, first] = git(folder, 'rev-list', 'HEAD').split('\n')
    const identity = 'Cora Committer <cora@example.com> 1767323045 +0000'
    const file = path.join(folder, '.git/logs/refs/heads/main')
    const { entries, problems } = await reflogsOf(folder)
    expect(entries.filter(({ ref }) => ref === 'refs/heads/main')).toEqual([
      { ref: 'refs/heads/main', file, line: 1, before: ZEROS, after: first, identity, message: 'commit (initial): first' },
      { ref: 'refs/heads/main', file, line: 2, before: first, after: second, identity, message: 'commit: round 1' },
    ])
    expect(refsIn(entries)).toEqual(['HEAD', 'refs/heads/main'])
    expect(problems).toEqual([])
  })

  it.each(['sha1', 'sha256'] as const)('are what git shows of them, with ids of %s', async (format) => {
    const folder = emptyRepository(format)
    for (const round of [1, 2, 3]) commitFiles(folder, round, 1)
    git(folder, 'checkout', '--quiet', '-b', 'other', 'HEAD~')
    git(folder, 'reset', '--quiet', '--hard', 'main')
    const shown = git(folder, 'log', '-g', '--format=%H %gs', 'HEAD').split('\n').filter(Boolean)
    const { entries } = await reflogsOf(folder)
    const ours = entries.filter(({ ref }) => ref === 'HEAD').map(({ after, message }) => `${after} ${message}`)
    expect(ours.reverse()).toEqual(shown)
  })

  it('remember stashes, and branches that are gone', async () => {
    const folder = repository({ a: 'text' })
    writeFiles(folder, { a: 'one' })
    git(folder, 'stash', '--quiet')
    writeFiles(folder, { a: 'two' })
    git(folder, 'stash', '--quiet')
    git(folder, 'branch', 'topic/deep')
    const log = path.join(folder, '.git/logs/refs/heads/gone')
    writeFiles(path.dirname(log), { gone: `${ZEROS} ${'ab'.repeat(20)} A <a@b> 1 +0000\tcommit: lost\n` })
    const { entries } = await reflogsOf(folder)
    expect(refsIn(entries)).toEqual(['HEAD', 'refs/heads/gone', 'refs/heads/main', 'refs/heads/topic/deep', 'refs/stash'])
    expect(entries.filter(({ ref }) => ref === 'refs/stash').length).toBe(2)
    expect(entries.find(({ ref }) => ref === 'refs/heads/gone')).toMatchObject({ after: 'ab'.repeat(20), message: 'commit: lost' })
  })

  it('are also those of linked worktrees, named from where we are', async () => {
    const folder = repository({ a: 'text' })
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', '-b', 'side', linked)
    expect(refsIn((await reflogsOf(folder)).entries)).toEqual(['HEAD', 'refs/heads/main', 'refs/heads/side', 'worktrees/linked/HEAD'])
    expect(refsIn((await reflogsOf(linked)).entries)).toEqual(['HEAD', 'main-worktree/HEAD', 'refs/heads/main', 'refs/heads/side'])
  })

  it('keep bytes that are no UTF-8, in messages and in names', async () => {
    const folder = repository({ a: 'text' })
    const log = path.join(folder, '.git/logs/refs/heads')
    const text = `${ZEROS} ${ZEROS} J\xfcrgen <j@x> 12 -0330\tm\xff\r\ta\x85b\n`
    writeFiles(log, { plain: Buffer.from(text, 'latin1') })
    appendFileSync(Buffer.concat([Buffer.from(`${log}/`), Buffer.from([0xff, 0x61])]), Buffer.from(text, 'latin1'))
    const { entries } = await reflogsOf(folder)
    const found = entries.filter(({ message }) => message === 'm\xff\r\ta\x85b')
    expect(found.map(({ ref, identity }) => [ref, identity])).toEqual([
      ['refs/heads/plain', 'J\xfcrgen <j@x> 12 -0330'],
      ['refs/heads/\xffa', 'J\xfcrgen <j@x> 12 -0330'],
    ])
  })

  it('are none in a repository without any', async () => {
    expect(await reflogsOf(emptyRepository())).toEqual({ entries: [], problems: [] })
  })
})

describe('a reflog', () => {
  /** What is read of a reflog with this text. */
  async function readText(text: string): Promise<{ entries: ReflogEntry[]; problems: Problem[]; file: string }> {
    const folder = emptyRepository()
    const file = path.join(folder, '.git/logs/refs/heads/x')
    writeFiles(path.dirname(file), { x: text })
    return { ...(await reflogsOf(folder)), file }
  }

  const line = (message: string) => `${ZEROS} ${ZEROS} A <a@b> 1 +0000${message}\n`

  it('may have entries without a message, and may end without a line feed', async () => {
    const { entries, problems } = await readText(line('') + line('\t') + line('\tlast').trimEnd())
    expect(entries.map(({ line, message }) => [line, message])).toEqual([
      [1, ''],
      [2, ''],
      [3, 'last'],
    ])
    expect(problems).toEqual([])
  })

  it('makes one problem of all lines that are no entries, and goes on', async () => {
    const { entries, problems, file } = await readText(`nonsense\n${line('\tone')}\n\n${line('\ttwo')}`)
    expect(entries.map(({ line, message }) => [line, message])).toEqual([
      [2, 'one'],
      [5, 'two'],
    ])
    expect(problems).toEqual([{ where: file, message: expect.stringContaining('line 1 and 2 more') }])
  })

  it('is read whole where lines cross the pieces that it is read in', async () => {
    const messages = Array.from({ length: 9000 }, (_, i) => `m${i} ${'x'.repeat((i * 37) % 211)}`)
    const { entries } = await readText(messages.map((message) => line(`\t${message}`)).join('') + line(`\t${'y'.repeat(600_000)}`))
    expect(entries.slice(0, -1).map(({ message }) => message)).toEqual(messages)
    expect(entries.at(-1)).toMatchObject({ line: 9001, message: 'y'.repeat(600_000) })
  })

  it('with a line beyond all measure is a problem', async () => {
    const { entries, problems } = await readText(line('\tone') + 'z'.repeat(17 * 2 ** 20))
    expect(entries.length).toBe(1)
    expect(problems).toMatchObject([{ message: expect.stringMatching(/more than 16 MiB; it was read up to line 1/) }])
  })

  it('that is a link is a problem, and is not followed', async () => {
    const folder = repository({ a: 'text' })
    const outside = path.join(temporaryFolder(), 'outside')
    writeFiles(path.dirname(outside), { outside: line('\toutside') })
    const link = path.join(folder, '.git/logs/refs/heads/link')
    symlinkSync(outside, link)
    const { entries, problems } = await reflogsOf(folder)
    expect(entries.map(({ message }) => message)).not.toContain('outside')
    expect(problems).toEqual([{ where: link, message: expect.stringContaining('a link') }])
  })
})
