import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CorruptData } from '../../src/errors.ts'
import { readPackIndex } from '../../src/git/pack-index.ts'
import { git, gitEnvironment, temporaryFolder } from '../support/repo.ts'
import { damages, isReadOrCorrupt } from './damage.ts'
import { emptyRepository, type Format, listed, packedRepository, packFile, rewrite, showIndex } from './packed.ts'

const idBytes = (format: Format) => (format === 'sha1' ? 20 : 32)

/** A repository with one pack, whose index is of this version. */
function indexed(version: string, format: Format = 'sha1'): { folder: string; index: string; pack: string } {
  const folder = packedRepository(1, format)
  const pack = packFile(folder, '.pack')
  git(folder, 'index-pack', `--index-version=${version}`, pack)
  return { folder, pack, index: packFile(folder, '.idx') }
}

const HEADER = 8
const IDS = HEADER + 1024

describe('the index of a pack', () => {
  it.each<[string, Format]>([
    ['2', 'sha1'],
    ['2', 'sha256'],
    ['1', 'sha1'],
    ['1', 'sha256'],
    ['2,0x40', 'sha1'],
    ['2,0x40', 'sha256'],
    ['2,0', 'sha1'],
  ])('of version %s, with ids of %s, is read as git reads it', (version, format) => {
    const { index } = indexed(version, format)
    const read = readPackIndex(index, idBytes(format))
    expect(read.count).toBeGreaterThan(10)
    expect(listed(read)).toEqual(showIndex(index, format))
  })

  it('holds what git finds when it verifies the pack', () => {
    const { folder, index } = indexed('2')
    const verified = [...git(folder, 'verify-pack', '-v', index).matchAll(/^([0-9a-f]{40}) \w+ +\d+ \d+ (\d+)/gm)]
    expect(listed(readPackIndex(index, 20)).sort()).toEqual(verified.map(([, id, offset]) => `${offset} ${id}`).sort())
  })

  it('really has 64-bit offsets where this test asked for them', () => {
    const [plain, large] = [indexed('2'), indexed('2,0x40')].map(({ index }) => readFileSync(index).length)
    expect(large).toBeGreaterThan((plain ?? 0) + 8 * 10)
  })

  it('says what its pack ends with', () => {
    for (const version of ['1', '2', '2,0x40']) {
      const { index, pack } = indexed(version)
      const { packChecksum } = readPackIndex(index, 20)
      expect(Buffer.from(packChecksum)).toEqual(readFileSync(pack).subarray(-20))
    }
  })

  it('may be of a pack without objects', () => {
    const folder = emptyRepository()
    execFileSync('git', ['pack-objects', '--quiet', path.join(folder, 'none')], { cwd: folder, env: gitEnvironment, input: '' })
    const index = readdirSync(folder).find((name) => name.endsWith('.idx')) ?? ''
    expect(readPackIndex(path.join(folder, index), 20)).toMatchObject({ count: 0, ids: Buffer.alloc(0), offsets: new Float64Array(0) })
  })

  it('can tell offsets beyond four gigabytes', () => {
    const { index } = indexed('2,0x40')
    rewrite(index, (bytes) => {
      bytes.writeUInt32BE(3, bytes.length - 48)
    })
    expect(Math.max(...readPackIndex(index, 20).offsets)).toBeGreaterThan(3 * 2 ** 32)
  })
})

/** What is done to an index of version 2 with some 64-bit offsets, and what is said of it. */
const faults: readonly [string, (bytes: Buffer) => Buffer | undefined, RegExp][] = [
  ['is empty', () => Buffer.alloc(0), /byte 0: it is too short/],
  ['ends in its fan-out', (bytes) => bytes.subarray(0, 500), /byte 500: .*fan-out/],
  ['ends early', (bytes) => bytes.subarray(0, -1), /64-bit offsets/],
  ['ends in its ids', (bytes) => bytes.subarray(0, IDS + 50), /too short for \d+ objects/],
  ['goes on', (bytes) => Buffer.concat([bytes, Buffer.alloc(8)]), /64-bit offsets/],
  ['has another magic', (bytes) => void bytes.writeUInt8(0xfe, 0), /byte 4: its fan-out decreases/],
  ['is of a version to come', (bytes) => void bytes.writeUInt32BE(3, 4), /byte 4: its version is 3/],
  ['has a fan-out that decreases', (bytes) => void bytes.writeUInt32BE(0xffff, HEADER), /byte 12: its fan-out decreases/],
  ['has a fan-out for other ids', (bytes) => void bytes.writeUInt8(0, IDS), /byte 1032: an id is not where the fan-out/],
  ['holds ids out of order', (bytes) => void bytes.fill(0xff, IDS, IDS + 20), /byte 1052: its ids are not in order/],
  ['holds an id twice', (bytes) => void bytes.copyWithin(IDS, IDS + 20, IDS + 40), /byte 1052: its ids are not in order/],
  ['counts more objects than it has', (bytes) => void bytes.writeUInt32BE(0x7fffffff, IDS - 4), /too short for 2147483647 objects/],
  ['has an offset inside a header', (bytes) => void bytes.fill(0, bytes.length - 48, bytes.length - 40), /can't start at byte 0 of a pack/],
  ['has an offset beyond all', (bytes) => void bytes.fill(0xff, bytes.length - 48, bytes.length - 40), /no such 64-bit offset/],
]

describe('a faulty index', () => {
  it.each(faults)('that %s is corrupt data, with the place and the remedy', (_, change, message) => {
    const { index, pack } = indexed('2,0x40')
    rewrite(index, change)
    const read = () => readPackIndex(index, 20)
    expect(read).toThrow(CorruptData)
    expect(read).toThrow(message)
    expect(read).toThrow(`${index}, byte `)
    expect(read).toThrow(`run: git index-pack '${pack}'`)
  })

  it('that asks for a 64-bit offset which is not there is corrupt data', () => {
    const { index } = indexed('2,0x40')
    const small = IDS + readPackIndex(index, 20).count * 24
    rewrite(index, (bytes) => void bytes.writeUInt32BE(0x80001000, bytes.readUInt32BE(small) >= 2 ** 31 ? small : small + 4))
    expect(() => readPackIndex(index, 20)).toThrow(`byte ${small}: it has no such 64-bit offset`)
  })

  it('of the first version is corrupt data when it is too short, too long or has an offset in the header', () => {
    const { index } = indexed('1')
    const whole = readFileSync(index)
    for (const bytes of [whole.subarray(0, -1), Buffer.concat([whole, Buffer.alloc(1)]), Buffer.from(whole).fill(0, 1024, 1028)]) {
      rewrite(index, () => bytes)
      expect(() => readPackIndex(index, 20)).toThrow(CorruptData)
    }
  })

  it('is mended by the command that the message names', () => {
    const { folder, index, pack } = indexed('2')
    const before = showIndex(index, 'sha1')
    rewrite(index, (bytes) => bytes.subarray(0, 100))
    git(folder, 'index-pack', pack)
    expect(listed(readPackIndex(index, 20))).toEqual(before)
  })

  it('that is gone is corrupt data too', () => {
    const file = path.join(temporaryFolder(), 'pack-gone.idx')
    expect(() => readPackIndex(file, 20)).toThrow(CorruptData)
    expect(() => readPackIndex(file, 20)).toThrow(/ENOENT.*git index-pack/)
  })

  it('is told by its size when its ids are of another width', () => {
    expect(() => readPackIndex(indexed('2').index, 32)).toThrow(CorruptData)
  })
})

describe('a damaged index', () => {
  it.each(['1', '2', '2,0x40'])('of version %s is read or is corrupt data, never anything else', (version) => {
    const whole = readFileSync(indexed(version).index)
    const file = path.join(temporaryFolder(), 'damaged.idx')
    fc.assert(
      fc.property(damages(whole), (bytes) => isReadOrCorrupt(file, bytes, () => readPackIndex(file, 20))),
      { seed: 20260501, numRuns: 400 },
    )
  })
})
