import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listRefs, type Ref } from '../../src/git/refs.ts'
import { openRepository } from '../../src/git/repository.ts'
import type { Problem } from '../../src/model.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { commitFiles, emptyRepository, placeOf } from './packed.ts'

async function refsOf(folder: string): Promise<{ refs: readonly Ref[]; problems: readonly Problem[]; lines: string[] }> {
  const { refs, problems } = await listRefs(await openRepository(placeOf(folder)))
  return { refs, problems, lines: refs.map(({ display, kind, id }) => `${display} ${kind} ${id}`) }
}

const idOf = (folder: string, name: string) => git(folder, 'rev-parse', name).trim()
const named = (refs: readonly Ref[], name: string) => refs.filter(({ display }) => display === name)

describe('refs', () => {
  it.each(['sha1', 'sha256'] as const)('are those that git lists, of every kind, with ids of %s', async (format) => {
    const folder = emptyRepository(format)
    commitFiles(folder, 1, 2)
    git(folder, 'tag', 'light')
    git(folder, 'tag', '--message=outer', 'once')
    git(folder, 'tag', '--message=inner', 'twice', 'once')
    git(folder, 'tag', 'blob', 'HEAD:1/0.txt')
    git(folder, 'update-ref', 'refs/any/tree', 'HEAD^{tree}')
    git(folder, 'notes', 'add', '--message=a note')
    writeFiles(folder, { '1/0.txt': 'changed' })
    git(folder, 'stash', '--quiet')
    git(folder, 'pack-refs', '--all')
    const { refs, lines, problems } = await refsOf(folder)
    const listed = git(folder, 'for-each-ref', '--format=%(refname) %(objecttype) %(objectname)').split('\n').filter(Boolean)
    expect(lines.filter((line) => line.startsWith('refs/'))).toEqual(listed)
    expect(listed.length).toBe(8)
    const peeled = refs.filter(({ peeled }) => peeled).map(({ display, peeled }) => [display, peeled])
    expect(peeled).toEqual(['once', 'twice'].map((tag) => [`refs/tags/${tag}`, idOf(folder, 'HEAD')]))
    expect(problems).toEqual([])
  })

  it('are none before the first commit', async () => {
    expect(await refsOf(emptyRepository())).toMatchObject({ refs: [], problems: [] })
  })

  it('include HEAD, on a branch or not', async () => {
    const folder = repository({ a: 'text' })
    const head = `HEAD commit ${idOf(folder, 'HEAD')}`
    expect((await refsOf(folder)).lines).toContain(head)
    git(folder, 'checkout', '--quiet', '--detach')
    git(folder, 'branch', '--quiet', '-D', 'main')
    expect((await refsOf(folder)).lines).toEqual([head])
  })

  it('have names of any bytes', async () => {
    const folder = repository({ a: 'text' })
    const name = 'refs/heads/\xfc\xff'
    writeFiles(folder, {
      '.git/packed-refs': Buffer.from(`${idOf(folder, 'HEAD')} ${name}\n${idOf(folder, 'HEAD')} refs/heads/ü\n`, 'latin1'),
    })
    const { refs } = await refsOf(folder)
    expect(refs.filter((ref) => ref.name === name)).toMatchObject([{ display: String.raw`refs/heads/\xfc\xff` }])
  })

  it('may number thousands', async () => {
    const folder = repository({ a: 'text' })
    const id = idOf(folder, 'HEAD')
    const names = Array.from({ length: 5000 }, (_, i) => `refs/pull/${i}/head`).sort()
    writeFiles(folder, { '.git/packed-refs': names.map((name) => `${id} ${name}\n`).join('') })
    const { refs } = await refsOf(folder)
    expect(refs.filter(({ name }) => name.startsWith('refs/pull/')).length).toBe(5000)
  })
})

describe('what a command under way has noted', () => {
  it('is listed: a merge of several heads, a fetch of several branches', async () => {
    const folder = repository({ a: 'text' })
    for (const branch of ['one', 'two']) {
      git(folder, 'checkout', '--quiet', '-b', branch, 'main')
      commitFiles(folder, branch.length + branch.charCodeAt(0), 1)
    }
    git(folder, 'checkout', '--quiet', 'main')
    git(folder, 'merge', '--quiet', '--no-commit', '--no-ff', 'one', 'two')
    const clone = temporaryFolder()
    git(clone, 'init', '--quiet')
    git(clone, 'fetch', '--quiet', folder, 'one', 'two')
    const heads = ['one', 'two'].map((branch) => idOf(folder, branch))
    expect(named((await refsOf(folder)).refs, 'MERGE_HEAD').map(({ id }) => id)).toEqual(heads)
    expect(named((await refsOf(clone)).refs, 'FETCH_HEAD').map(({ id }) => id)).toEqual(heads)
  })

  it('is listed: where a reset came from, what a rebase put aside', async () => {
    const folder = repository({ a: 'text' })
    commitFiles(folder, 1, 1)
    const id = idOf(folder, 'HEAD')
    git(folder, 'reset', '--quiet', '--hard', 'HEAD~')
    writeFiles(folder, {
      '.git/rebase-merge/autostash': `${id}\n`,
      '.git/rebase-merge/done': `pick ${id}\n`,
      '.git/COMMIT_EDITMSG': `${id}\n`,
    })
    const { lines } = await refsOf(folder)
    expect(lines.slice(-2)).toEqual([`ORIG_HEAD commit ${id}`, `rebase-merge/autostash commit ${id}`])
  })

  it('may be gone without a problem, as git keeps nothing for it', async () => {
    const folder = repository({ a: 'text' })
    writeFiles(folder, { '.git/ORIG_HEAD': `${'12'.repeat(20)}\n`, '.git/FETCH_HEAD': `${'34'.repeat(20)}\t\tbranch 'x' of y\n` })
    expect(await refsOf(folder)).toMatchObject({ refs: [{ name: 'refs/heads/main' }, { name: 'HEAD' }], problems: [] })
  })
})

describe('a linked worktree', () => {
  /** A repository, and a linked worktree on a commit of its own, which a bisection is under way in. */
  function withWorktree(): { folder: string; linked: string } {
    const folder = repository({ a: 'text' })
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', '--detach', linked)
    commitFiles(linked, 1, 1)
    git(linked, 'update-ref', 'refs/bisect/bad', 'HEAD')
    git(folder, 'update-ref', 'refs/worktree/mine', 'HEAD')
    return { folder, linked }
  }

  it('has a HEAD and refs of its own, named as git names them', async () => {
    const { folder, linked } = withWorktree()
    const [here, there] = [await refsOf(folder), await refsOf(linked)]
    expect(here.refs.map(({ name }) => name)).toEqual([
      ...['refs/heads/main', 'refs/worktree/mine', 'HEAD'],
      ...['worktrees/linked/refs/bisect/bad', 'worktrees/linked/HEAD', 'worktrees/linked/ORIG_HEAD'],
    ])
    expect(there.refs.map(({ name }) => name)).toEqual([
      ...['refs/bisect/bad', 'refs/heads/main', 'HEAD', 'ORIG_HEAD'],
      ...['main-worktree/refs/worktree/mine', 'main-worktree/HEAD'],
    ])
    for (const { name, id } of here.refs) expect(idOf(folder, name)).toBe(id)
    for (const { name, id } of there.refs) expect(idOf(linked, name)).toBe(id)
    expect([...here.problems, ...there.problems]).toEqual([])
  })

  it('may belong to a bare repository', async () => {
    const root = temporaryFolder()
    git(root, 'clone', '--quiet', '--bare', repository({ a: 'text' }), 'bare')
    git(path.join(root, 'bare'), 'worktree', 'add', '--quiet', '--detach', path.join(root, 'linked'))
    const names = ['refs/heads/main', 'HEAD', 'worktrees/linked/HEAD']
    expect((await refsOf(path.join(root, 'bare'))).refs.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    expect((await refsOf(path.join(root, 'linked'))).problems).toEqual([])
  })
})

describe('a ref that is broken', () => {
  it.each([
    ['holds no id', 'garbage\n', /ignoring broken ref refs\/heads\/bad/],
    ['is empty', '', /ignoring broken ref refs\/heads\/bad/],
    ['names an object that is missing', `${'12'.repeat(20)}\n`, /1212.* is missing.*git fsck/],
  ])('is a problem when it %s, and the others are listed', async (_, contents, message) => {
    const folder = repository({ a: 'text' })
    writeFiles(folder, { '.git/refs/heads/bad': contents })
    const { refs, problems } = await refsOf(folder)
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(message)])
    expect(refs.map(({ name }) => name)).toEqual(['refs/heads/main', 'HEAD'])
  })

  it('is no problem when it only stands for a branch that is gone', async () => {
    const folder = repository({ a: 'text' })
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
    expect((await refsOf(folder)).problems).toEqual([])
  })

  it('makes a problem of what git says when it can list nothing', async () => {
    const folder = repository({ a: 'text' })
    writeFiles(folder, { '.git/packed-refs': 'nonsense\n' })
    expect((await refsOf(folder)).problems).toMatchObject([{ message: expect.stringMatching(/packed-refs/) }])
  })

  it('hides no other ones where a remote promised its object', async () => {
    const origin = repository({ a: 'text' })
    commitFiles(origin, 1, 1)
    git(origin, 'config', 'uploadpack.allowFilter', 'true')
    const folder = path.join(temporaryFolder(), 'partial')
    git('/', 'clone', '--quiet', '--no-checkout', '--filter=blob:none', '--no-tags', `file://${origin}`, folder)
    const promised = idOf(origin, 'HEAD:a')
    const packed = readFileSync(path.join(folder, '.git/packed-refs'), 'utf8')
    writeFiles(folder, { '.git/packed-refs': `${packed}${promised} refs/tags/blob\n${idOf(origin, 'HEAD~')} refs/tags/last\n` })
    const { refs, problems } = await refsOf(folder)
    expect(refs.map(({ name }) => name)).toContain('refs/tags/last')
    expect(problems).toMatchObject([{ where: 'refs/tags/blob' }])
  })
})
