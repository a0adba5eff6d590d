import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CorruptData } from '../../src/errors.ts'
import { multiPackNames, readMultiPackIndex } from '../../src/git/multi-pack-index.ts'
import { git, temporaryFolder } from '../support/repo.ts'
import { damages, isReadOrCorrupt } from './damage.ts'
import { type Format, listed, packedRepository, packFiles, packFolder, rewrite, showIndex } from './packed.ts'

const INDEX = 'multi-pack-index'

function indexed(format: Format = 'sha1'): { folder: string; file: string } {
  const folder = packedRepository(3, format)
  git(folder, 'multi-pack-index', 'write')
  return { folder, file: path.join(packFolder(folder), INDEX) }
}

const idBytes = (format: Format) => (format === 'sha1' ? 20 : 32)
const packNames = (folder: string) => packFiles(folder, '.pack').map((file) => path.basename(file))

describe('the index of several packs', () => {
  it.each<Format>(['sha1', 'sha256'])('says of each pack what its own index says, with ids of %s', (format) => {
    const { folder, file } = indexed(format)
    const read = readMultiPackIndex(file, idBytes(format))
    expect([...read.keys()].sort()).toEqual(packNames(folder))
    for (const index of packFiles(folder, '.idx')) {
      const own = read.get(path.basename(index).replace('.idx', '.pack'))
      expect(own && listed(own)).toEqual(showIndex(index, format))
    }
  })

  it('names the packs that it lists', () => {
    const { folder, file } = indexed()
    expect([...multiPackNames(file)].sort()).toEqual(packNames(folder))
  })

  it('has an object that stands in two packs in one of them', () => {
    const { folder, file } = indexed()
    const before = [...readMultiPackIndex(file, 20).values()].flatMap(listed).length
    git(folder, 'repack', '--quiet', '-a')
    git(folder, 'multi-pack-index', 'write')
    const read = readMultiPackIndex(file, 20)
    expect(read.size).toBe(4)
    expect([...read.values()].reduce((sum, { count }) => sum + count, 0)).toBe(before)
  })

  it('can tell offsets beyond four gigabytes', () => {
    const { file } = indexed()
    const large = 5 * 2 ** 32 + 7
    withLargeOffset(file, large)
    expect([...readMultiPackIndex(file, 20).values()].flatMap(({ offsets }) => [...offsets])).toContain(large)
  })
})

/** Where a chunk's row stands in the file, and where the chunk starts and ends. */
function chunkAt(bytes: Buffer, name: string): { row: number; start: number; end: number } {
  const row = bytes.indexOf(name)
  return { row, start: bytes.readUInt32BE(row + 8), end: bytes.readUInt32BE(row + 20) }
}

/** Makes the first object's offset a 64-bit one: a chunk more, so everything moves by a row. */
function withLargeOffset(file: string, offset: number): void {
  rewrite(file, (bytes) => {
    const count = bytes.readUInt8(6)
    const tableEnd = 12 + 12 * (count + 1)
    const row = Buffer.from('LOFF\0\0\0\0\0\0\0\0')
    row.writeUInt32BE(bytes.length - 20, 8)
    const chunk = Buffer.alloc(8)
    chunk.writeBigUInt64BE(BigInt(offset))
    bytes.writeUInt32BE(0x80000000, chunkAt(bytes, 'OOFF').start + 4)
    bytes.writeUInt32BE(bytes.length - 20 + 8, tableEnd - 4)
    bytes.writeUInt8(count + 1, 6)
    const parts = [bytes.subarray(0, tableEnd - 12), row, bytes.subarray(tableEnd - 12, -20), chunk, bytes.subarray(-20)]
    const moved = Buffer.concat(parts)
    for (let at = 12; at <= tableEnd; at += 12) moved.writeUInt32BE(moved.readUInt32BE(at + 8) + 12, at + 8)
    return moved
  })
}

/** Names of packs have 50 bytes here, with the zero byte. */
function repeatName(bytes: Buffer): undefined {
  const { start } = chunkAt(bytes, 'PNAM')
  bytes.copyWithin(start, start + 50, start + 100)
}

const faults: readonly [string, (bytes: Buffer) => Buffer | undefined, RegExp][] = [
  ['is empty', () => Buffer.alloc(0), /byte 0: it is too short/],
  ['ends in its list of chunks', (bytes) => bytes.subarray(0, 30), /byte 30: it ends in its list/],
  ['ends early', (bytes) => bytes.subarray(0, 1000), /a chunk does not lie in the file/],
  ['has another magic', (bytes) => void bytes.writeUInt8(0, 0), /byte 0: it does not start with MIDX/],
  ['is of a version to come', (bytes) => void bytes.writeUInt8(9, 4), /byte 4: its version is 9/],
  ['is for another kind of ids', (bytes) => void bytes.writeUInt8(2, 5), /byte 5: its ids are not of 20 bytes/],
  ['is for no known kind of ids', (bytes) => void bytes.writeUInt8(7, 5), /byte 5: its kind of ids is unknown/],
  ['lacks a chunk', (bytes) => void bytes.write('ZZZZ', chunkAt(bytes, 'OIDL').row), /it has no chunk OIDL/],
  ['counts other packs', (bytes) => void bytes.writeUInt32BE(4, 8), /it names 3 packs, not 4/],
  ['names a pack twice', repeatName, /it names a pack twice/],
  [
    'has ids out of order',
    (bytes) => void bytes.fill(0xff, chunkAt(bytes, 'OIDL').start, chunkAt(bytes, 'OIDL').start + 20),
    /not in order/,
  ],
  ['has a pack that is not there', (bytes) => void bytes.writeUInt32BE(3, chunkAt(bytes, 'OOFF').start), /it has no pack 3/],
  ['has an offset inside a header', (bytes) => void bytes.writeUInt32BE(1, chunkAt(bytes, 'OOFF').start + 4), /can't start at byte 1/],
  [
    'has a fan-out for fewer',
    (bytes) => void bytes.fill(0, chunkAt(bytes, 'OIDF').start, chunkAt(bytes, 'OIDF').end),
    /OIDL has \d+ bytes, not 0/,
  ],
]

describe('a faulty index of several packs', () => {
  it.each(faults)('that %s is corrupt data, with the place and the remedy', (_, change, message) => {
    const { file } = indexed()
    rewrite(file, change)
    const read = () => readMultiPackIndex(file, 20)
    expect(read).toThrow(CorruptData)
    expect(read).toThrow(message)
    expect(read).toThrow(`${file}, byte `)
    expect(read).toThrow(`run: rm '${file}' && git multi-pack-index write`)
  })

  it('is read or is corrupt data when it is damaged, never anything else', () => {
    const whole = readFileSync(indexed().file)
    const file = path.join(temporaryFolder(), INDEX)
    fc.assert(
      fc.property(damages(whole), (bytes) => isReadOrCorrupt(file, bytes, () => readMultiPackIndex(file, 20))),
      { seed: 20260502, numRuns: 600 },
    )
  })
})
