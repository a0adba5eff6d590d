import { describe, expect, it } from 'vitest'
import { CorruptData } from '../../src/errors.ts'
import { entryAround, hashName, parseTree, type TreeFormat } from '../../src/git/tree-entries.ts'
import { seededRandom } from '../../src/random.ts'
import { readStore } from '../support/note-history.ts'
import { gitBytes, randomHistory } from '../support/random-history.ts'
import { git, temporaryFolder } from '../support/repo.ts'

const format: TreeFormat = { idBytes: 20, where: 'tree 1234' }
const id = 'i'.repeat(20)
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

/** A tree as `git ls-tree` prints it, without the objects' types. */
function listing(tree: Uint8Array, { idBytes }: TreeFormat): string[] {
  return parseTree(tree, { idBytes, where: 'a tree' }).map(({ mode, name, id }) => {
    const hex = Buffer.from(tree.subarray(id, id + idBytes)).toString('hex')
    return `${mode.toString(8).padStart(6, '0')} ${hex} ${Buffer.from(name).toString('latin1')}`
  })
}

function gitListing(folder: string, tree: string): string[] {
  const lines = gitBytes(folder, ['ls-tree', '-z', tree]).toString('latin1').split('\0').filter(Boolean)
  return lines.map((line) => line.replace(/^(\d+) \w+ (\w+)\t/, '$1 $2 '))
}

describe('the entries of a tree', () => {
  it('are those that git lists (seed 41)', () => {
    const random = seededRandom(41)
    const folder = randomHistory(random, 20)
    const { trees, ids } = readStore(folder, random)
    expect(trees.size).toBeGreaterThan(50)
    for (const [number, bytes] of trees) expect(listing(bytes, format)).toEqual(gitListing(folder, ids[number] ?? ''))
  })

  it('are those that git lists when ids are SHA-256', () => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet', '--object-format=sha256')
    const blob = gitBytes(folder, ['hash-object', '-w', '--stdin']).toString().trim()
    const tree = gitBytes(folder, ['mktree'], `100644 blob ${blob}\ta\n100755 blob ${blob}\tb\n`).toString().trim()
    expect(listing(gitBytes(folder, ['cat-file', 'tree', tree]), { ...format, idBytes: 32 })).toEqual(gitListing(folder, tree))
  })

  it('may have modes with a zero in front, as some programs once wrote them', () => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet')
    const bytes = bytesOf(`040000 d\0${id}0100644 f\0${id}`)
    const tree = gitBytes(folder, ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], bytes).toString().trim()
    expect(listing(bytes, format)).toEqual(gitListing(folder, tree))
    expect(parseTree(bytes, format).map(({ headBytes }) => headBytes)).toEqual([9, 10])
  })

  it('lie one behind the other, without gaps', () => {
    const entries = parseTree(bytesOf(`100644 a\0${id}40000 100644 b\0${id}`), format)
    expect(entries.map(({ start, headBytes, id }) => [start, headBytes, id])).toEqual([
      [0, 9, 9],
      [29, 15, 44],
    ])
    expect(parseTree(new Uint8Array(), format)).toEqual([])
  })

  it('can be asked for by any of their bytes', () => {
    const tree = bytesOf(`100644 a\0${id}40000 100644 b\0${id}`)
    expect([0, 28, 29, 35, 63].map((offset) => entryAround(tree, offset, format).start)).toEqual([0, 0, 29, 29, 29])
    expect(() => entryAround(tree, 64, format)).toThrow('tree 1234 is no tree: it ends earlier at offset 64')
  })

  it.each([
    ['an id that is cut off at offset 38', `100644 a\0${id}100644 b\0${id.slice(1)}`],
    ['an empty name at offset 7', `100644 \0${id}`],
    ['a name without an end at offset 7', '100644 a'],
    ['no mode and space at offset 0', ` a\0${id}`],
    ['no mode and space at offset 0', `10064x a\0${id}`],
    ['no mode and space at offset 0', `100684 a\0${id}`],
    ['no mode and space at offset 0', `200000 a\0${id}`],
    ['no mode and space at offset 29', `100644 a\0${id}100644`],
  ])('are refused where there is %s', (message, tree) => {
    expect(() => parseTree(bytesOf(tree), format)).toThrow(new CorruptData(`tree 1234 is no tree: ${message}; run: git fsck`))
  })

  it('are read or refused, whatever the bytes', () => {
    const random = seededRandom(42)
    const whole = bytesOf(`100644 a\0${id}40000 b c\0${id}120000 d\0${id}`)
    for (let round = 0; round < 2000; round++) {
      const broken = Uint8Array.from(whole.subarray(0, random(whole.length + 1)))
      broken[random(broken.length)] = random(256)
      try {
        expect(parseTree(broken, format).at(-1)?.id ?? -20).toBe(broken.length - 20)
      } catch (error) {
        expect(error).toBeInstanceOf(CorruptData)
      }
    }
  })
})

describe('the hash of a name', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['raboof', 0xbf9cf968],
  ])('of %j is the published FNV-1a of its bytes in reverse', (name, hash) => {
    expect(hashName(bytesOf(`<${name}>`), 1, 1 + name.length)).toBe(hash)
  })
})
