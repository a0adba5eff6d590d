// `straykey history` in the hooks where people use it: what a push would publish (pre-push), and what it brings (pre-receive,
// where the objects wait in quarantine, and no ref leads to them yet).
import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { commit } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder } from '../support/repo.ts'
import { cli } from '../support/run-cli.ts'

const straykey = `'${process.execPath}' '${cli}' history`

/** As the documentation has it. */
const PRE_RECEIVE = `#!/bin/sh
while read -r old new ref; do
  case "$new" in *[!0]*) ;; *) continue ;; esac
  ${straykey} --range "$old..$new" || exit 1
done
`
const PRE_PUSH = `#!/bin/sh\nexec ${straykey} --new\n`

function install(folder: string, name: string, text: string): void {
  writeFileSync(path.join(folder, name), text)
  chmodSync(path.join(folder, name), 0o755)
}

/** A bare repository that refuses keys, and a clone of it. */
function guarded(): { bare: string; clone: string } {
  const top = temporaryFolder()
  git(top, 'clone', '--quiet', '--bare', repository({ 'old.txt': keyLine(1) }), 'bare.git')
  git(top, 'clone', '--quiet', 'bare.git', 'clone')
  const bare = path.join(top, 'bare.git')
  install(path.join(bare, 'hooks'), 'pre-receive', PRE_RECEIVE)
  return { bare, clone: path.join(top, 'clone') }
}

const push = (clone: string, ...args: string[]) => tryGit(clone, ['push', 'origin', ...args])

describe('a pre-receive hook', () => {
  it('lets clean commits in', () => {
    const { clone } = guarded()
    commit(clone, { files: { 'a.txt': 'nothing\n' } })
    expect(push(clone, 'main')).toMatchObject({ code: 0 })
  })

  it('refuses a key, and says where it is', () => {
    const { bare, clone } = guarded()
    const before = git(bare, 'rev-parse', 'main')
    commit(clone, { files: { 'deep/a.txt': keyLine(2) } })
    const { code, output } = push(clone, 'main')
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('deep/a.txt:1:8') })
    expect(git(bare, 'rev-parse', 'main')).toBe(before)
  })

  it('refuses a key that was removed again, and one in a message', () => {
    const { clone } = guarded()
    commit(clone, { files: { 'a.txt': keyLine(2) } })
    commit(clone, { files: { 'a.txt': 'gone\n' } })
    expect(push(clone, 'main').code).toBe(1)
    git(clone, 'reset', '--quiet', '--hard', 'origin/main')
    commit(clone, { message: keyLine(3) })
    expect(push(clone, 'main').code).toBe(1)
  })

  it('lets a key pass that is there already', () => {
    const { clone } = guarded()
    commit(clone, { files: { 'copy.txt': keyLine(1) } })
    expect(push(clone, 'main')).toMatchObject({ code: 0 })
  })

  it('refuses a key on a new branch, and lets a clean new branch in', () => {
    const { clone } = guarded()
    git(clone, 'switch', '--quiet', '--create=clean')
    commit(clone, { files: { 'a.txt': 'nothing\n' } })
    expect(push(clone, 'clean')).toMatchObject({ code: 0 })
    git(clone, 'switch', '--quiet', '--create=keys')
    commit(clone, { files: { 'a.txt': keyLine(4) } })
    const { code, output } = push(clone, 'keys')
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('a.txt:1:8') })
  })

  it('lets a branch be deleted', () => {
    const { clone } = guarded()
    git(clone, 'push', '--quiet', 'origin', 'main:gone')
    expect(push(clone, '--delete', 'gone')).toMatchObject({ code: 0 })
  })
})

describe('a pre-push hook', () => {
  it('stops a key, also one that was removed again, and lets the rest pass', () => {
    const { bare, clone } = guarded()
    install(path.join(bare, 'hooks'), 'pre-receive', '#!/bin/sh\n')
    install(path.join(clone, '.git/hooks'), 'pre-push', PRE_PUSH)
    commit(clone, { files: { 'a.txt': 'nothing\n' } })
    expect(push(clone, 'main')).toMatchObject({ code: 0 })
    commit(clone, { files: { 'b.txt': keyLine(5) } })
    commit(clone, { files: { 'b.txt': 'gone\n' } })
    const { code, output } = push(clone, 'main')
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('b.txt:1:8') })
  })

  it('stops nothing when nothing is new', () => {
    const { clone } = guarded()
    install(path.join(clone, '.git/hooks'), 'pre-push', PRE_PUSH)
    expect(push(clone, 'main:again')).toMatchObject({ code: 0 })
  })
})
