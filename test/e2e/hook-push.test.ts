// `straykey hook run pre-push` and `pre-receive`: every object of every ref, on the way out and on the way in.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { installHook, tryGit } from '../support/commit.ts'
import { liveKey } from '../support/fake-keys.ts'
import { commit } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

/** A bare repository with a first commit, and a clone of it. */
function cloned(files: Readonly<Record<string, string>> = { 'old.txt': keyLine(1) }): { bare: string; clone: string } {
  const top = temporaryFolder()
  git(top, 'clone', '--quiet', '--bare', repository(files), 'bare.git')
  git(top, 'clone', '--quiet', 'bare.git', 'clone')
  return { bare: path.join(top, 'bare.git'), clone: path.join(top, 'clone') }
}

/** The hook stands on either side: what it has to judge is the same. */
const sides = [
  { name: 'pre-push', install: ({ clone }: { clone: string }) => installHook(clone, 'pre-push') },
  { name: 'pre-receive', install: ({ bare }: { bare: string }) => installHook(bare, 'pre-receive') },
]

describe.each(sides)('$name', ({ install }) => {
  const guarded = (files?: Readonly<Record<string, string>>) => {
    const both = cloned(files)
    install(both)
    return both
  }
  const push = (clone: string, ...args: string[]) => tryGit(clone, ['push', 'origin', ...args])

  it('lets clean commits pass, and says nothing', () => {
    const { clone } = guarded()
    commit(clone, { files: { 'a.txt': 'nothing\n' } })
    const { code, output } = push(clone, 'main')
    expect({ code, output }).toEqual({ code: 0, output: expect.not.stringMatching(/straykey:|secrets/) })
  })

  it('refuses a key, says where it is and in which commit, and what to do', () => {
    const { bare, clone } = guarded()
    const before = git(bare, 'rev-parse', 'main')
    commit(clone, { files: { 'deep/a.txt': keyLine(2) } })
    const { code, output } = push(clone, 'main')
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('deep/a.txt:1:8') })
    expect(output).toContain(git(clone, 'rev-parse', '--short=12', 'HEAD').trim())
    expect(output).toContain('git commit --amend')
    expect(output).not.toContain(liveKey(2))
    expect(git(bare, 'rev-parse', 'main')).toBe(before)
  })

  it('refuses a key that was taken out again, one in a message, and one in a merge alone', () => {
    const { clone } = guarded()
    commit(clone, { files: { 'a.txt': keyLine(2) } })
    commit(clone, { files: { 'a.txt': 'gone\n' } })
    expect(push(clone, 'main').code).toBe(1)
    git(clone, 'reset', '--quiet', '--hard', 'origin/main')
    commit(clone, { files: { 'b.txt': 'x\n' }, message: `use ${liveKey(3)}` })
    expect(push(clone, 'main').code).toBe(1)
    git(clone, 'reset', '--quiet', '--hard', 'origin/main')
    git(clone, 'checkout', '--quiet', '-b', 'side')
    commit(clone, { files: { 'c.txt': 'x\n' } })
    git(clone, 'checkout', '--quiet', 'main')
    commit(clone, { files: { 'd.txt': 'x\n' } })
    git(clone, 'merge', '--quiet', '--no-commit', 'side')
    writeFiles(clone, { 'e.txt': keyLine(4) })
    git(clone, 'add', '--all')
    git(clone, 'commit', '--quiet', '--message=merge')
    expect(push(clone, 'main')).toMatchObject({ code: 1, output: expect.stringContaining('e.txt:1:8') })
  })

  it('looks at every ref that is pushed, not at the first alone', () => {
    const { clone } = guarded()
    git(clone, 'checkout', '--quiet', '-b', 'one')
    commit(clone, { files: { 'a.txt': 'x\n' } })
    git(clone, 'checkout', '--quiet', '-b', 'two', 'main')
    commit(clone, { files: { 'b.txt': keyLine(2) } })
    expect(push(clone, 'one', 'two')).toMatchObject({ code: 1, output: expect.stringContaining('b.txt:1:8') })
    expect(push(clone, 'one').code).toBe(0)
  })

  it('looks at an annotated tag, and at what it leads to', () => {
    const { clone } = guarded()
    git(clone, 'tag', '--annotate', `--message=the key is ${liveKey(5)}`, 'v1')
    expect(push(clone, 'v1')).toMatchObject({ code: 1, output: expect.stringMatching(/tag [0-9a-f]{12}/) })
    git(clone, 'tag', '--delete', 'v1')
    git(clone, 'tag', '--annotate', '--message=fine', 'v1')
    expect(push(clone, 'v1').code).toBe(0)
  })

  it('lets what is there already pass: on a new branch, in a changed file, in a forced push, in a deletion', () => {
    const { clone } = guarded()
    expect(push(clone, 'main:refs/heads/again').code).toBe(0)
    commit(clone, { files: { 'old.txt': `more\n${keyLine(1)}` } })
    expect(push(clone, 'main').code).toBe(0)
    git(clone, 'commit', '--quiet', '--amend', '--message=other')
    expect(push(clone, '--force', 'main').code).toBe(0)
    expect(push(clone, '--delete', 'again').code).toBe(0)
  })

  it('refuses a key in a forced push, and one in the name of a file', () => {
    const { clone } = guarded()
    writeFiles(clone, { 'f.txt': keyLine(6) })
    git(clone, 'add', '--all')
    git(clone, 'commit', '--quiet', '--amend', '--message=other')
    expect(push(clone, '--force', 'main').code).toBe(1)
    git(clone, 'reset', '--quiet', '--hard', 'origin/main')
    commit(clone, { files: { [`${liveKey(7)}.txt`]: 'x\n' } })
    expect(push(clone, 'main').code).toBe(1)
  })

  it('does not take the comments and the configuration that come with the push', () => {
    const { clone } = guarded()
    commit(clone, {
      files: { 'a.txt': `${keyLine(2).trim()} // straykey:allow -- mine\n`, 'straykey.yaml': 'exclude: ["**"]\nnewAllowances: accept\n' },
    })
    const { code, output } = push(clone, 'main')
    expect(code).toBe(1)
    expect(output).toMatch(/would allow it \(mine\)/)
    expect(output).toContain("straykey.yaml comes with it and doesn't judge it")
  })

  it('takes the configuration that is there', () => {
    const { clone } = guarded({ 'old.txt': 'x\n', 'straykey.yaml': 'exclude: [fixtures/**]\n' })
    commit(clone, { files: { 'fixtures/a.txt': keyLine(2) } })
    expect(push(clone, 'main').code).toBe(0)
    commit(clone, { files: { 'src/a.txt': keyLine(3) } })
    expect(push(clone, 'main').code).toBe(1)
  })
})

describe('pre-push', () => {
  it('looks at a first push of everything', () => {
    const folder = repository({ 'a.txt': keyLine() })
    installHook(folder, 'pre-push')
    git(folder, 'init', '--quiet', '--bare', path.join(folder, '.git/there'))
    git(folder, 'remote', 'add', 'origin', path.join(folder, '.git/there'))
    expect(tryGit(folder, ['push', 'origin', 'main'])).toMatchObject({ code: 1, output: expect.stringContaining('a.txt:1:8') })
    expect(tryGit(folder, ['push', 'origin', 'main'], { STRAYKEY_SKIP: 'a fixture' }).code).toBe(0)
  })

  it('takes an address in place of a name, and a base that is not here', () => {
    const { bare, clone } = cloned()
    installHook(clone, 'pre-push')
    const other = path.join(path.dirname(clone), 'other')
    git(path.dirname(clone), 'clone', '--quiet', bare, other)
    commit(other, { files: { 'o.txt': 'x\n' } })
    git(other, 'push', '--quiet', 'origin', 'main')
    commit(clone, { files: { 'a.txt': keyLine(2) } })
    expect(tryGit(clone, ['push', '--force', bare, 'main'])).toMatchObject({ code: 1, output: expect.stringContaining('a.txt:1:8') })
  })
})

/** The hook's own calls of git never come back. */
function hangGit(hook: string): void {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'git'), '#!/bin/sh\nexec sleep 600\n')
  chmodSync(path.join(folder, 'git'), 0o755)
  writeFileSync(hook, readFileSync(hook, 'utf8').replace('\n', `\nPATH='${folder}':"$PATH"\n`))
}

describe('pre-receive', () => {
  const received = (more = '') => {
    const both = cloned({ 'old.txt': 'x\n' })
    installHook(both.bare, 'pre-receive', more)
    git(both.bare, 'config', 'receive.advertisePushOptions', 'true')
    commit(both.clone, { files: { 'a.txt': keyLine(2) } })
    return both
  }
  const option = ['-o', 'straykey.skip=a fixture, see #12']

  it('is skipped by a push option only where the server lets it, and writes down who did it', () => {
    const { bare, clone } = received()
    const log = path.join(bare, 'straykey-skips.log')
    expect(tryGit(clone, ['push', ...option, 'origin', 'main'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('takes no straykey.skip'),
    })
    expect(existsSync(log)).toBe(false)
    git(bare, 'config', 'straykey.allowSkip', 'true')
    expect(tryGit(clone, ['push', '-o', 'straykey.skip=', 'origin', 'main']).code).toBe(1)
    expect(tryGit(clone, ['push', ...option, 'origin', 'main'], { GL_USERNAME: 'ada' }).code).toBe(0)
    const entry = JSON.parse(readFileSync(log, 'utf8')) as object
    expect(entry).toMatchObject({
      who: 'ada',
      reason: 'a fixture, see #12',
      refs: [`refs/heads/main ${git(clone, 'rev-parse', 'HEAD').trim()}`],
    })
    commit(clone, { files: { 'c.txt': keyLine(4) } })
    expect(tryGit(clone, ['push', '-o', `straykey.skip=it is only ${liveKey(4)}`, 'origin', 'main']).code).toBe(0)
    expect(readFileSync(log, 'utf8')).toContain('it is only')
    expect(readFileSync(log, 'utf8')).not.toContain(liveKey(4))
  })

  it("takes the default branch's configuration, not what the branch got with an earlier push", () => {
    const { clone } = received()
    git(clone, 'reset', '--quiet', '--hard', 'origin/main')
    git(clone, 'checkout', '--quiet', '-b', 'feature')
    commit(clone, { files: { 'straykey.yaml': 'exclude: ["**"]\nnewAllowances: accept\n' } })
    expect(tryGit(clone, ['push', 'origin', 'feature']).code).toBe(0)
    commit(clone, { files: { 'b.txt': keyLine(3) } })
    expect(tryGit(clone, ['push', 'origin', 'feature'])).toMatchObject({ code: 1, output: expect.stringContaining('b.txt:1:8') })
  })

  it('does not listen to the environment of whoever pushes', () => {
    const { clone } = received()
    expect(tryGit(clone, ['push', 'origin', 'main'], { STRAYKEY_SKIP: 'mine' }).code).toBe(1)
  })

  it('marks its lines for pages of GitLab', () => {
    const { clone } = received()
    const { output } = tryGit(clone, ['push', 'origin', 'main'], { GL_ID: 'user-1' })
    expect(output).toMatch(/GL-HOOK-ERR: .*a\.txt:1:8/)
  })

  it('refuses or lets pass when there is no more time, as it is told', async () => {
    const slow = (policy: string) => {
      const both = cloned({ 'old.txt': 'x\n' })
      installHook(both.bare, 'pre-receive', `--time-limit 1 --on-timeout ${policy}`)
      hangGit(path.join(both.bare, 'hooks/pre-receive'))
      commit(both.clone, { files: { 'a.txt': 'y\n' } })
      return tryGit(both.clone, ['push', 'origin', 'main'])
    }
    expect(slow('refuse')).toMatchObject({ code: 1, output: expect.stringContaining('not done within 1 s: refused') })
    expect(slow('pass')).toMatchObject({ code: 0, output: expect.stringContaining('not done within 1 s: let through') })
  })
})
