import { describe, expect, it } from 'vitest'
import { hashName, parseTree } from '../../src/git/tree-entries.ts'
import { Arena } from '../../src/kernel/arena.ts'
import { layerTable } from '../../src/kernel/layer-table.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { deltaOf, push, type Step } from '../support/delta-writer.ts'

const arena = new Arena(layerTable([{ bytes: Buffer.from('key_'), caseless: false, reach: 8, behind: 8 }]), 1 << 26)
const modes = ['40000', '100644', '100755', '120000', '160000', '100664']
const names = ['a', 'b.txt', 'two words', 'caf\xe9', ' x', '100644', 'n'.repeat(255), '40000', '4000 0', 'x 1', '\xff']

type Line = readonly [offset: number, headBytes: number, hash: number]

function entry(random: Random, idBytes: number): Buffer {
  const [mode = '', name = ''] = [modes[random(modes.length)], names[random(names.length)]]
  // Ids full of zeros and of what entries are made of.
  const id = Array.from({ length: idBytes }, () => [0, 0x20, 0x34, 0x30, 0x31, random(256)][random(6)] ?? 0)
  return Buffer.concat([Buffer.from(`${mode} ${name}${random(30)}\0`, 'latin1'), Buffer.from(id)])
}

function listed(idBytes: number): Line[] {
  const stretch = arena.newEntries(idBytes)
  if (typeof stretch === 'string') throw new Error(stretch)
  const words = [...arena.words.subarray(stretch.from, stretch.to)]
  return Array.from({ length: words.length / 3 }, (_, i) => [words[3 * i] ?? 0, words[3 * i + 1] ?? 0, words[3 * i + 2] ?? 0] as const)
}

/** As src/git/tree-entries.ts reads the whole tree. */
function parsed(tree: Buffer, idBytes: number): Line[] {
  return parseTree(tree, { idBytes, where: 'a tree' }).map(({ start, headBytes, name, id }) => {
    return [start, headBytes, hashName(tree, id - 1 - name.length, id - 1)] as const
  })
}

/** Entries that no single copy of the list brings whole, id included. */
function isNew([offset, headBytes]: Line, idBytes: number): boolean {
  const { from, to } = arena.copies
  const words = arena.words.subarray(from, to)
  for (let i = 0; i < words.length; i += 3) {
    const [start = 0, bytes = 0] = [words[i + 1], words[i + 2]]
    if (start <= offset && offset + headBytes + idBytes <= start + bytes) return false
  }
  return true
}

/** Entries come and go, ids change; copies are cut where they happen to be cut. */
function change(random: Random, entries: readonly Buffer[], idBytes: number): { entries: Buffer[]; steps: Step[] } {
  const steps: Step[] = []
  const kept: Buffer[] = []
  let at = 0
  for (const old of entries) {
    const kind = random(8)
    if (kind > 1) {
      const cut = random(3) === 0 ? random(old.length + 1) : old.length
      steps.push({ offset: at, bytes: cut }, ...(cut < old.length ? [{ insert: old.subarray(cut) }] : []))
      kept.push(old)
    }
    if (kind < 2 && random(2) === 0) {
      const added = entry(random, idBytes)
      steps.push({ insert: added })
      kept.push(added)
    }
    at += old.length
  }
  return { entries: kept, steps }
}

describe.each([20, 32])('the entries of a tree with ids of %i bytes', (idBytes) => {
  it.each([1, 2, 3])('are all of them where it is whole, and where it is made from another those that are new (seed %i)', (seed) => {
    const random = seededRandom(seed)
    for (let round = 0; round < 60; round++) {
      arena.clear()
      let entries = Array.from({ length: random(30) }, () => entry(random, idBytes))
      let tree = Buffer.concat(entries)
      expect(push(arena, 'whole', tree)).toBeUndefined()
      expect(listed(idBytes)).toEqual(parsed(tree, idBytes))
      for (let height = 0; height < 4; height++) {
        const changed = change(random, entries, idBytes)
        expect(push(arena, 'delta', deltaOf(tree, changed.steps))).toBeUndefined()
        entries = changed.entries
        tree = Buffer.concat(entries)
        const wanted = parsed(tree, idBytes).filter((line) => isNew(line, idBytes))
        const found = new Set(listed(idBytes).map(String))
        for (const line of wanted) expect(found, `round ${round}, height ${height}`).toContain(String(line))
      }
    }
  })

  it('end where the bytes are no tree any more', () => {
    const whole = Buffer.concat([Buffer.from('100644 a\0'), Buffer.alloc(idBytes, 1), Buffer.from('40000 b\0'), Buffer.alloc(idBytes, 2)])
    for (let length = 0; length < whole.length; length++) {
      arena.clear()
      expect(push(arena, 'whole', whole.subarray(0, length))).toBeUndefined()
      expect(listed(idBytes)).toHaveLength(length < 9 + idBytes ? 0 : 1)
    }
  })
})
