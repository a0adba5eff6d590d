// `straykey history` finds what is no file: messages, names of people, refs and paths, tags, notes, headers, reflogs.
import { beforeAll, describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { auditAllWays, commit, findingOf, gitWith, idOf, sharedRepository, storeBlob, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git } from '../support/repo.ts'
import type { JsonReport } from '../support/run-cli.ts'

const folder = sharedRepository()
let report: JsonReport
const ids: Record<string, string> = {}

/** Stores a commit or tag as it is written here. */
const store = (type: string, text: string) => gitWith(folder, { input: text }, 'hash-object', '-t', type, '-w', '--stdin').trim()
const person = (name = 'Ada Author') => `${name} <ada@example.com> 1700000000 -0330`
const signature = (key: string) => ['-----BEGIN PGP SIGNATURE-----', '', 'ab'.repeat(32), key, '-----END PGP SIGNATURE-----']

beforeAll(async () => {
  const head = idOf(folder, 'HEAD')
  const tree = idOf(folder, 'HEAD^{tree}')
  gitWith(folder, {}, 'notes', 'add', `--message=${keyLine(20)}`, head)
  ids.note = idOf(folder, 'refs/notes/commits')
  git(folder, 'tag', '--annotate', `--message=key ${liveKey(21)}`, 'v1', head)
  ids.tag = idOf(folder, 'v1')
  git(folder, 'tag', '--annotate', `--message=again ${liveKey(22)}`, 'v1-again', 'v1')
  ids.tagOfTag = idOf(folder, 'v1-again')
  ids.taggedBlob = storeBlob(folder, keyLine(23))
  git(folder, 'tag', '--annotate', '--message=a blob', 'blob', ids.taggedBlob)
  git(folder, 'tag', 'light', storeBlob(folder, keyLine(19)))
  const inner = gitWith(folder, { input: `100644 blob ${storeBlob(folder, keyLine(18))}\tin-tree.txt\n` }, 'mktree').trim()
  git(folder, 'tag', 'tree', gitWith(folder, { input: `040000 tree ${inner}\tsub\n` }, 'mktree').trim())
  ids.message = commit(folder, { message: `subject\n\nbody ${liveKey(24)} end`, date: '2024-02-29T12:00:00+09:00' })
  ids.author = commit(folder, { author: `Ada ${liveKey(25)}` })
  const tagText = `object ${head}\ntype commit\ntag v0\ntagger ${person()}\n\nsigned\n-----BEGIN PGP SIGNATURE-----\n\n${liveKey(26)}\n-----END PGP SIGNATURE-----`
  const header = `tree ${tree}\nparent ${ids.author}\nparent ${head}\nauthor ${person()}\ncommitter ${person('Cora')}\n`
  ids.mergetag = store('commit', `${header}mergetag ${tagText.replaceAll('\n', '\n ')}\n\nMerge tag 'v0'\n`)
  ids.gpgsig = store(
    'commit',
    `tree ${tree}\nauthor ${person()}\ncommitter ${person()}\ngpgsig ${signature(liveKey(27)).join('\n ')}\n\nsigned\n`,
  )
  git(folder, 'update-ref', 'refs/heads/signed', ids.gpgsig)
  git(folder, 'reset', '--quiet', '--soft', ids.mergetag)

  git(folder, 'switch', '--quiet', '--create=pull')
  ids.pull = commit(folder, { files: { 'p.txt': keyLine(28) } })
  git(folder, 'switch', '--quiet', 'main')
  git(folder, 'update-ref', 'refs/pull/12/head', ids.pull)
  git(folder, 'branch', '--quiet', '--delete', '--force', 'pull')
  git(folder, 'branch', `fix/${liveKey(29)}`, head)
  git(folder, 'tag', `v-${liveKey(30)}`)
  git(folder, 'update-ref', '-m', `reset to ${liveKey(31)}`, '--create-reflog', 'refs/heads/logged', head)
  ids.file = commit(folder, { files: { [`env/${liveKey(32)}.txt`]: 'nothing\n' } })
  ids.folder = commit(folder, { files: { [`a/${liveKey(33)}/b/c.txt`]: 'nothing\n' } })
  gitWith(folder, {}, 'update-index', '--add', '--cacheinfo', `160000,${head},lib/${liveKey(34)}`)
  git(folder, 'commit', '--quiet', '--message=gitlink')
  ids.gitlink = idOf(folder, 'HEAD')
  store('tag', `object ${head}\ntype commit\ntag lost\ntagger ${person(`T ${liveKey(35)}`)}\n\nx\n`)
  commit(folder, { files: { [`env/${liveKey(36)}/same.txt`]: keyLine(36) } })
  gitWith(folder, {}, 'rm', '-r', '--quiet', '--cached', '--ignore-unmatch', 'env', `lib/${liveKey(34)}`)
  git(folder, 'clean', '-dfq')
  git(folder, 'commit', '--quiet', '--message=removed')
  report = await auditAllWays(folder)
})

const short = (id = '') => id.slice(0, 12)
const onMain = { refs: expect.arrayContaining(['HEAD', 'refs/heads/main']) }
const placesOf = (seed: number) => findingOf(report, seed).locations

describe('a key in a note', () => {
  it('is found, with the commit of the note and its ref', () => {
    const expected = { first: { id: ids.note }, commits: 1, objects: 1, refs: ['refs/notes/commits'], inHead: false }
    expect(timelineOf(report, 20)).toMatchObject(expected)
  })
})

describe('a key in a tag', () => {
  it("is found in its message: no commit holds it, and the tag's ref reaches it", () => {
    const expected = { commits: 0, objects: 1, paths: [], refs: ['refs/tags/v1', 'refs/tags/v1-again'], inHead: false }
    expect(timelineOf(report, 21)).toMatchObject(expected)
    expect(placesOf(21)).toMatchObject([{ path: `tag ${short(ids.tag)}`, within: 'tag' }])
  })

  it('is found in a tag of a tag', () => {
    expect(timelineOf(report, 22)).toMatchObject({ commits: 0, objects: 1, refs: ['refs/tags/v1-again'] })
    expect(placesOf(22)).toMatchObject([{ path: `tag ${short(ids.tagOfTag)}`, within: 'tag' }])
  })

  it('is found in a blob that has a tag, annotated or not', () => {
    expect(timelineOf(report, 23)).toMatchObject({ commits: 0, objects: 1, refs: ['refs/tags/blob'] })
    expect(placesOf(23)).toMatchObject([{ path: `object ${short(ids.taggedBlob)}`, within: 'object' }])
    expect(timelineOf(report, 19)).toMatchObject({ commits: 0, objects: 1, refs: ['refs/tags/light'] })
  })

  it('is found in a file of a tree that has a tag, which reaches it', () => {
    expect(timelineOf(report, 18)).toMatchObject({ commits: 0, objects: 1, refs: ['refs/tags/tree'], inHead: false })
  })

  it("is found as the tagger's name, though no ref reaches the tag", () => {
    expect(timelineOf(report, 35)).toMatchObject({ commits: 0, objects: 1, refs: [], reflogs: [] })
    expect(placesOf(35)).toMatchObject([{ within: 'tag' }])
  })
})

describe('a key in a commit', () => {
  it.each([
    ['its message', 24, 'message'],
    ["its author's name", 25, 'author'],
    ['a mergetag header', 26, 'mergetag'],
  ])('is found in %s', (_, seed, name) => {
    const timeline = timelineOf(report, seed)
    expect(timeline).toMatchObject({ first: { id: ids[name] }, commits: 1, objects: 1, paths: [], inHead: false, ...onMain })
    expect(placesOf(seed)).toMatchObject([{ path: `commit ${short(ids[name])}`, within: 'commit', commit: ids[name] }])
  })

  it('is found in a signature', () => {
    expect(timelineOf(report, 27)).toMatchObject({
      first: { id: ids.gpgsig, date: '2023-11-14T18:43:20-03:30' },
      refs: ['refs/heads/signed'],
    })
    expect(placesOf(27)).toMatchObject([{ path: `commit ${short(ids.gpgsig)}`, within: 'commit' }])
  })

  it("has the author's date, in the author's time zone", () => {
    expect(timelineOf(report, 24).first?.date).toBe('2024-02-29T12:00:00+09:00')
  })
})

describe('a key behind or in the name of a ref', () => {
  it('is found under refs/pull', () => {
    expect(timelineOf(report, 28)).toMatchObject({ first: { id: ids.pull }, refs: ['refs/pull/12/head'], paths: ['p.txt'], inHead: false })
  })

  it.each([
    ['branch', 29, /^refs\/heads\/fix\/sk_live_/],
    ['tag', 30, /^refs\/tags\/v-sk_live_/],
  ])("is found in a %s's name", (_, seed, name) => {
    expect(timelineOf(report, seed)).toMatchObject({ commits: 0, objects: 0, refs: [expect.stringMatching(name)] })
    expect(placesOf(seed)).toMatchObject([{ path: expect.stringMatching(name), within: 'name of a ref' }])
  })

  it("is found in a reflog's message, with the line of the file", () => {
    expect(placesOf(31)).toMatchObject([{ path: 'logs/refs/heads/logged', line: 1, within: 'reflog' }])
    expect(timelineOf(report, 31)).toMatchObject({ commits: 0, refs: [] })
  })
})

describe('a key in a path', () => {
  it.each([
    ["a file's name", 32, 'file', 5, /^env\/sk_live_[^/]*\.txt$/],
    ["a folder's name", 33, 'folder', 4, /^a\/sk_live_[^/]*$/],
    ['the path of a submodule', 34, 'gitlink', 2, /^lib\/sk_live_[^/]*$/],
  ])('is found as %s', (_, seed, name, ___, path) => {
    const timeline = timelineOf(report, seed)
    expect(timeline).toMatchObject({ first: { id: ids[name] }, paths: [expect.stringMatching(path)], ...onMain })
    expect(placesOf(seed)).toMatchObject([{ path: expect.stringMatching(path), inName: true }])
    const found = gitWith(folder, {}, 'rev-list', 'HEAD').trim().split('\n')
    const holding = found.filter((id) => gitWith(folder, {}, 'ls-tree', '-r', '--name-only', id).includes(liveKey(seed)))
    expect(timeline.commits).toBe(holding.length)
  })

  it('is found once when it is both in the path and in the file', () => {
    const timeline = timelineOf(report, 36)
    expect(timeline.commits).toBe(1)
    expect(timeline.paths.every((path) => /^env\/sk_live_/.test(path))).toBe(true)
    expect(new Set(placesOf(36).map(({ inName }) => inName))).toEqual(new Set([true, false]))
  })
})
