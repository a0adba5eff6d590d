import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { listRefs } from '../../src/git/refs.ts'
import { openRepository, type Repository } from '../../src/git/repository.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { commitFiles, emptyRepository, placeOf } from './packed.ts'

const open = (folder: string): Promise<Repository> => openRepository(placeOf(folder))

/** Where things are. */
async function placesIn(folder: string) {
  const { gitFolder, commonFolder, workTree, objectFolders } = await open(folder)
  return { gitFolder, commonFolder, workTree, objectFolders }
}

/** What `placesIn` says of a repository in one piece. */
const inOnePiece = (gitFolder: string, workTree?: string) => ({
  gitFolder,
  commonFolder: gitFolder,
  workTree,
  objectFolders: [path.join(gitFolder, 'objects')],
})

describe('a repository', () => {
  it('is found from its top, from a folder in it, and from its git folder', async () => {
    const folder = repository({ 'a/b/c': 'text' })
    for (const from of ['', 'a/b', '.git', '.git/refs']) {
      expect(await placesIn(path.join(folder, from))).toEqual(inOnePiece(path.join(folder, '.git'), folder))
    }
  })

  it('may have no work tree', async () => {
    const bare = path.join(temporaryFolder(), 'bare.git')
    git('/', 'init', '--quiet', '--bare', bare)
    expect(await placesIn(bare)).toEqual(inOnePiece(bare))
    expect(await placesIn(path.join(bare, 'objects'))).toEqual(inOnePiece(bare))
  })

  it('may have its git folder elsewhere', async () => {
    const root = temporaryFolder()
    git(root, 'init', '--quiet', '--separate-git-dir=apart', 'work')
    expect(await placesIn(path.join(root, 'work'))).toEqual(inOnePiece(path.join(root, 'apart'), path.join(root, 'work')))
    expect(await placesIn(path.join(root, 'apart'))).toEqual(inOnePiece(path.join(root, 'apart')))
  })

  it('may have blanks, quotes and line feeds in its path', async () => {
    const folder = path.join(temporaryFolder(), `a b'c"d\nü`)
    git('/', 'init', '--quiet', folder)
    expect(await placesIn(folder)).toEqual(inOnePiece(path.join(folder, '.git'), folder))
  })

  it('is the same in a linked worktree, but for the git folder', async () => {
    const folder = repository({ a: 'text' })
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    const gitFolder = path.join(folder, '.git/worktrees/linked')
    const expected = { ...inOnePiece(path.join(folder, '.git'), linked), gitFolder }
    expect(await placesIn(linked)).toEqual(expected)
    expect(await placesIn(gitFolder)).toEqual(expected)
  })

  it.each([
    ['sha1', 20],
    ['sha256', 32],
  ] as const)('has ids of %s', async (format, idBytes) => {
    expect((await open(emptyRepository(format))).idBytes).toBe(idBytes)
  })

  it('is whole, its own and plain unless something says otherwise', async () => {
    const plain = { shallow: [], partial: false, submodules: [], grafts: false, reftable: false, problems: [] }
    const opened = await open(repository({ a: 'text' }))
    expect(opened).toMatchObject(plain)
    expect(opened.lfsFolder).toBeUndefined()
  })

  it('tells of grafts and of contents that Git LFS brought', async () => {
    const folder = repository({ a: 'text' })
    writeFiles(path.join(folder, '.git'), { 'info/grafts': '', 'lfs/objects/ab/cd/abcd': 'content' })
    expect(await open(folder)).toMatchObject({ grafts: true, lfsFolder: path.join(folder, '.git/lfs/objects') })
  })

  it('has problems where an alternate is missing', async () => {
    const folder = repository({ a: 'text' })
    writeFiles(folder, { '.git/objects/info/alternates': '/not/there\n' })
    expect((await open(folder)).problems).toEqual([expect.objectContaining({ message: expect.stringContaining('/not/there') })])
  })
})

describe('a clone', () => {
  it('that is shallow says where it ends', async () => {
    const folder = repository({ a: 'text' })
    commitFiles(folder, 1, 1)
    const root = temporaryFolder()
    git(root, 'clone', '--quiet', '--depth=1', `file://${folder}`, 'shallow')
    const { shallow, partial } = await open(path.join(root, 'shallow'))
    expect({ shallow, partial }).toEqual({ shallow: [git(folder, 'rev-parse', 'HEAD').trim()], partial: false })
  })

  it('that is partial is known by its settings, and by its packs', async () => {
    const folder = repository({ a: 'text' })
    git(folder, 'config', 'uploadpack.allowFilter', 'true')
    const root = temporaryFolder()
    git(root, 'clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${folder}`, 'partial')
    const clone = path.join(root, 'partial')
    expect((await open(clone)).partial).toBe(true)
    const settings = readFileSync(path.join(clone, '.git/config'), 'utf8')
    writeFiles(clone, { '.git/config': settings.replace(/^\s*(?:promisor|partialclone).*\n/gim, '') })
    expect((await open(clone)).partial).toBe(true)
    rmSync(path.join(clone, '.git/objects/pack'), { recursive: true })
    expect((await open(clone)).partial).toBe(false)
    git(clone, 'config', 'remote.origin.promisor', 'yes')
    expect((await open(clone)).partial).toBe(true)
  })
})

/** A repository with a submodule `lib/deep`, which has a submodule `inner`. */
function withSubmodules(): string {
  const [inner, middle, outer] = [repository({ i: '1' }), repository({ m: '2' }), repository({ o: '3' })]
  const allowed = ['-c', 'protocol.file.allow=always']
  git(middle, ...allowed, 'submodule', '--quiet', 'add', inner, 'inner')
  git(middle, 'commit', '--quiet', '--message=inner')
  git(outer, ...allowed, 'submodule', '--quiet', 'add', middle, 'lib/deep')
  git(outer, ...allowed, 'submodule', '--quiet', 'update', '--init', '--recursive')
  git(outer, 'commit', '--quiet', '--message=middle')
  return outer
}

describe('submodules', () => {
  it('are listed with those of their own, whatever their names', async () => {
    const folder = withSubmodules()
    const modules = path.join(folder, '.git/modules')
    const { submodules } = await open(folder)
    expect(submodules).toEqual([path.join(modules, 'lib/deep'), path.join(modules, 'lib/deep/modules/inner')])
    expect(await placesIn(path.join(folder, 'lib/deep'))).toEqual(inOnePiece(submodules[0] ?? '', path.join(folder, 'lib/deep')))
    expect(await placesIn(submodules[0] ?? '')).toEqual(inOnePiece(submodules[0] ?? '', path.join(folder, 'lib/deep')))
  })

  it('can be opened by their git folder when their work tree is gone, and asked questions', async () => {
    const folder = withSubmodules()
    git(folder, 'rm', '--quiet', '-f', 'lib/deep')
    const submodule = path.join(folder, '.git/modules/lib/deep')
    expect(await placesIn(submodule)).toEqual(inOnePiece(submodule))
    const { refs, problems } = await listRefs(await open(submodule))
    expect({ names: refs.map(({ name }) => name), problems }).toEqual({
      names: expect.arrayContaining(['HEAD', 'refs/heads/main']),
      problems: [],
    })
  })
})

describe('where a hook waits', () => {
  it('the quarantine comes first, then the objects that it is an alternate for', async () => {
    const folder = repository({ a: 'text' })
    const quarantine = path.join(temporaryFolder(), 'quarantine')
    mkdirSync(quarantine)
    const objects = path.join(folder, '.git/objects')
    const told = { GIT_DIR: '.git', GIT_OBJECT_DIRECTORY: quarantine, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects }
    const place = { folder, environment: { ...gitEnvironment, ...told } }
    const { gitFolder, objectFolders } = await openRepository({ ...place, asTold: true })
    expect({ gitFolder, objectFolders }).toEqual({ gitFolder: path.join(folder, '.git'), objectFolders: [quarantine, objects] })
    expect((await openRepository({ ...place, asTold: false })).objectFolders).toEqual([objects])
  })

  it('GIT_DIR says which repository is meant', async () => {
    const [meant, other] = [repository({ a: 'text' }), repository({ b: 'text' })]
    const place = { folder: other, environment: { ...gitEnvironment, GIT_DIR: path.join(meant, '.git') }, asTold: true }
    expect((await openRepository(place)).gitFolder).toBe(path.join(meant, '.git'))
  })
})

describe('what git does not open', () => {
  async function reason(folder: string, more: object = {}): Promise<string> {
    const opened = openRepository({ folder, environment: { ...gitEnvironment, ...more }, asTold: false })
    const error = await opened.catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UserError)
    return error instanceof UserError ? error.message : ''
  }

  it('is an error of the user where there is no repository, or no folder', async () => {
    const folder = temporaryFolder()
    expect(await reason(folder)).toBe(`${folder}: no git repository here or above; name a folder that is in one`)
    expect(await reason(path.join(folder, 'gone'))).toMatch(/gone: no such folder/)
  })

  it('is an error of the user where git is not installed', async () => {
    expect(await reason(repository(), { PATH: '/nowhere' })).toMatch(/is it installed and on PATH/)
  })

  it('tells the command that lets git into the repository of somebody else, whole', async () => {
    const folder = repository({ 'a/b': 'text' })
    const message = await reason(path.join(folder, 'a'), { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })
    expect(message).toContain(`run: git config --global --add safe.directory '${folder}'`)
  })

  it('tells damage from absence', async () => {
    const folder = repository({ a: 'text' })
    rmSync(path.join(folder, '.git/HEAD'))
    expect(await reason(folder)).toMatch(/there is a .git, but git doesn't take it for a repository/)
  })

  it('repeats what git complains of otherwise', async () => {
    const folder = repository({ a: 'text' })
    git(folder, 'config', 'core.repositoryFormatVersion', '1')
    git(folder, 'config', 'extensions.unheardOf', 'yes')
    expect(await reason(folder)).toMatch(/git can't open this repository: .*unknown repository extension/s)
  })
})
