// When a key left HEAD: told as git itself tells it.
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { git, gitEnvironment, repository, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const line = `const key = '${liveKey(1)}'\n`
let clock = 0

/** Commits what is there now, a day later than the one before. */
function commit(folder: string, files: Readonly<Record<string, string>>): string {
  writeFiles(folder, files)
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', `--message=${clock++}`, `--date=2026-02-${String(clock).padStart(2, '0')}T00:00:00Z`)
  return git(folder, 'rev-parse', 'HEAD').trim()
}

async function leftIn(folder: string, ...args: string[]): Promise<string | undefined> {
  const { stdout } = await runCli(['history', '--no-cache', '--no-hygiene', '--format', 'json', ...args], {
    folder,
    environment: gitEnvironment as Record<string, string>,
  })
  const { findings } = JSON.parse(stdout) as { findings: { timeline: { left?: { id: string } } }[] }
  return findings[0]?.timeline.left?.id
}

describe('the commit with which a key left HEAD', () => {
  it('is the one that took it out, whichever walk tells it', async () => {
    const folder = repository({ 'a.js': line })
    const gone = commit(folder, { 'a.js': 'nothing\n' })
    commit(folder, { 'b.js': 'more\n' })
    expect([await leftIn(folder), await leftIn(folder, '--plain')]).toEqual([gone, gone])
  })

  it('is the last one, where it came back', async () => {
    const folder = repository({ 'a.js': line })
    commit(folder, { 'a.js': 'nothing\n' })
    commit(folder, { 'a.js': line })
    const gone = commit(folder, { 'a.js': 'nothing\n' })
    expect(await leftIn(folder)).toBe(gone)
  })

  it('is none while HEAD has it at another path', async () => {
    const folder = repository({ 'a.js': line })
    commit(folder, { 'a.js': 'nothing\n', 'b.js': line })
    expect(await leftIn(folder)).toBeUndefined()
  })

  it('is none where only another branch ever had it', async () => {
    const folder = repository({ 'a.js': 'nothing\n' })
    git(folder, 'switch', '--quiet', '--create', 'side')
    commit(folder, { 'a.js': line })
    commit(folder, { 'a.js': 'nothing again\n' })
    git(folder, 'switch', '--quiet', 'main')
    expect(await leftIn(folder)).toBeUndefined()
  })

  it('is the merge, where that took the side without it', async () => {
    const folder = repository({ 'a.js': line })
    git(folder, 'switch', '--quiet', '--create', 'side')
    commit(folder, { 'b.js': 'more\n' })
    git(folder, 'switch', '--quiet', 'main')
    commit(folder, { 'c.js': 'more\n' })
    git(folder, 'merge', '--quiet', '--no-commit', 'side')
    git(folder, 'rm', '--quiet', '--force', 'a.js')
    git(folder, 'commit', '--quiet', '--message=merge')
    expect(await leftIn(folder)).toBe(git(folder, 'rev-parse', 'HEAD').trim())
  })
})
