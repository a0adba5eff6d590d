import { chmodSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasPromisedPack, listLoose, listPacks } from '../../src/git/object-folder.ts'
import type { Problem } from '../../src/model.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { commitFiles, emptyRepository, packedRepository, packFile, packFiles, packFolder, rewrite } from './packed.ts'

const objects = (folder: string) => path.join(folder, '.git/objects')

function looseIn(folder: string): { ids: string[]; files: string[]; problems: Problem[] } {
  const problems: Problem[] = []
  const found = [...listLoose(objects(folder), (problem) => problems.push(problem))]
  return { ids: found.map(({ id }) => id), files: found.map(({ file }) => file), problems }
}

describe('the packs of a folder', () => {
  it('are listed with their indexes', () => {
    const folder = packedRepository(3)
    const packs = packFiles(folder, '.pack').map((pack) => ({ pack, index: pack.replace('.pack', '.idx') }))
    expect(packs.length).toBe(3)
    expect(listPacks(objects(folder))).toEqual({ packs, problems: [] })
  })

  it('are none, without a problem, where there is no folder of packs', () => {
    expect(listPacks(path.join(emptyRepository(), 'nothing'))).toEqual({ packs: [], problems: [] })
  })

  it('that have no index are problems until the command in the message has run', () => {
    const folder = packedRepository(2)
    const [index = '', other = ''] = packFiles(folder, '.idx')
    const pack = index.replace('.idx', '.pack')
    rmSync(index)
    const { packs, problems } = listPacks(objects(folder))
    expect(packs.map(({ index }) => index)).toEqual([other])
    expect(problems).toEqual([{ where: pack, message: expect.stringMatching(`run: git index-pack '${pack}'`) }])
    git(folder, 'index-pack', pack)
    expect(listPacks(objects(folder))).toMatchObject({ packs: [{ pack, index }, {}], problems: [] })
  })

  it('may be in a multi-pack-index only', () => {
    const folder = packedRepository(2)
    git(folder, 'multi-pack-index', 'write')
    rmSync(packFiles(folder, '.idx')[0] ?? '')
    const [first, second] = packFiles(folder, '.pack')
    expect(listPacks(objects(folder))).toEqual({
      packs: [{ pack: first }, { pack: second, index: packFile(folder, '.idx') }],
      multiPackIndex: path.join(packFolder(folder), 'multi-pack-index'),
      problems: [],
    })
  })

  it('are problems when the multi-pack-index that might list them is corrupt', () => {
    const folder = packedRepository(1)
    git(folder, 'multi-pack-index', 'write')
    rmSync(packFile(folder, '.idx'))
    rewrite(path.join(packFolder(folder), 'multi-pack-index'), (bytes) => bytes.subarray(0, 40))
    const { packs, problems } = listPacks(objects(folder))
    expect(packs).toEqual([])
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/git multi-pack-index write$/),
      expect.stringMatching(/index-pack/),
    ])
  })

  it('that are gone while their index is there are problems', () => {
    const folder = packedRepository(1)
    rmSync(packFile(folder, '.pack'))
    const problem = { where: packFile(folder, '.idx'), message: expect.stringMatching(/pack is gone.*git fsck/) }
    expect(listPacks(objects(folder))).toEqual({ packs: [], problems: [problem] })
  })

  it('are told from what lies beside them and from what is not finished', () => {
    const folder = packedRepository(1)
    const name = path.basename(packFile(folder, '.pack'), '.pack')
    const more = [
      `${name}.keep`,
      `${name}.bitmap`,
      `${name}.rev`,
      `${name}.mtimes`,
      'tmp_pack_a1B2c3',
      'tmp_idx_a1B2c3',
      '.tmp-77-pack-1.pack',
    ]
    writeFiles(packFolder(folder), Object.fromEntries(more.map((file) => [file, 'x'])))
    expect(listPacks(objects(folder))).toEqual({
      packs: [{ pack: packFile(folder, `${name}.pack`), index: packFile(folder, '.idx') }],
      problems: [],
    })
  })

  it('show whether a remote promises more', () => {
    const folder = packedRepository(1)
    expect(hasPromisedPack(objects(folder))).toBe(false)
    writeFiles(packFolder(folder), { 'pack-1.promisor': '' })
    expect(hasPromisedPack(objects(folder))).toBe(true)
  })
})

describe('loose objects', () => {
  it.each(['sha1', 'sha256'] as const)('are the ones that git counts, with ids of %s', (format) => {
    const folder = emptyRepository(format)
    commitFiles(folder, 1)
    const all = git(folder, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)').split('\n').filter(Boolean)
    const { ids, files, problems } = looseIn(folder)
    expect(ids).toEqual(all.sort())
    expect(problems).toEqual([])
    for (const file of files) expect(readFileSync(file).length).toBeGreaterThan(0)
  })

  it('are not what else lies there', () => {
    const folder = packedRepository(1)
    writeFiles(objects(folder), { '12/tmp_obj_abc': 'x', '12/short': 'x', 'info/extra': 'x', 'AB/not-one': 'x', '34': 'a file' })
    expect(looseIn(folder)).toEqual({ ids: [], files: [], problems: [] })
  })

  it.skipIf(process.getuid?.() === 0)('in a folder that is closed to us are a problem', () => {
    const folder = repository({ a: 'text' })
    const [first = ''] = looseIn(folder).files
    chmodSync(path.dirname(first), 0)
    const { problems } = looseIn(folder)
    chmodSync(path.dirname(first), 0o755)
    expect(problems).toEqual([{ where: path.dirname(first), message: expect.stringMatching(/no permission/) }])
  })
})
