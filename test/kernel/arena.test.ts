import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Arena, TOO_LARGE } from '../../src/kernel/arena.ts'
import { layerTable } from '../../src/kernel/layer-table.ts'
import { deltaOf, push } from '../support/delta-writer.ts'

const anchors = [{ bytes: Buffer.from('key_'), caseless: false, reach: 8, behind: 8 }]
const LIMIT = 1 << 23
const PAGE = 65_536

describe('the arena', () => {
  it.each([LIMIT, 2 ** 31 - 100, 2 ** 31, 2 ** 32 - 2, 2 ** 32, 2 ** 32 + 20, 1e15])('has no room for a text of %i bytes', (size) => {
    const arena = new Arena(layerTable(anchors), LIMIT)
    expect(arena.stage(20, size)).toBe(TOO_LARGE)
    expect(arena.stage(size, 20)).toBe(TOO_LARGE)
    expect(push(arena, 'whole', Buffer.from('a text'))).toBeUndefined()
  })

  it('never takes more than its limit, and works on when it was reached', () => {
    const arena = new Arena(layerTable(anchors), LIMIT)
    const text = Buffer.alloc(1 << 20, 'some text\n')
    let count = 0
    expect(push(arena, 'whole', text)).toBeUndefined()
    const delta = deltaOf(text, [{ offset: 0, bytes: text.length }])
    while (push(arena, 'delta', delta) === undefined) count++
    expect(count).toBeGreaterThan(1)
    expect(arena.memory.length).toBeLessThanOrEqual(LIMIT + PAGE)
    expect(arena.text().equals(text)).toBe(true)
    arena.pop()
    expect(push(arena, 'delta', delta)).toBeUndefined()
    expect(arena.text().equals(text)).toBe(true)
  })

  it('gives a text back after those above it are gone', () => {
    const arena = new Arena(layerTable(anchors), 1 << 26)
    const texts = Array.from({ length: 60 }, (_, i) => Buffer.from(`key_${i} ${'x'.repeat(i * 1000)}`))
    for (const [i, text] of texts.entries()) {
      const below = texts[i - 1]
      expect(push(arena, below ? 'delta' : 'whole', below ? deltaOf(below, [{ insert: text }]) : text)).toBeUndefined()
      expect(arena.judge(() => i + 1)).toBe(1)
    }
    for (const [i, text] of [...texts.entries()].reverse()) {
      expect(arena.text().equals(text)).toBe(true)
      const held: number[][] = []
      arena.visitHeld((start, verdict) => held.push([start, verdict]))
      expect(held).toEqual([[0, i + 1]])
      arena.pop()
    }
  })

  it('lists more anchors than it first has room for', () => {
    const arena = new Arena(layerTable(anchors), 1 << 26)
    const text = Buffer.alloc(2_000_000, 'key_')
    expect(push(arena, 'whole', text)).toBeUndefined()
    expect(arena.unjudged).toBe(500_000)
    expect(push(arena, 'delta', deltaOf(text, [{ offset: 0, bytes: text.length }, { insert: Buffer.from('key_') }]))).toBeUndefined()
    expect(arena.unjudged).toBe(500_001)
    const narrow = new Arena(layerTable(anchors), LIMIT)
    expect(push(narrow, 'whole', text)).toBe(TOO_LARGE)
    expect(push(narrow, 'whole', Buffer.from('key_'))).toBeUndefined()
    expect(narrow.unjudged).toBe(1)
  })

  it.each([
    ['says less than it has', Buffer.from('twelve bytes'), 11],
    ['says more than it has', Buffer.from('twelve bytes'), 13],
    ['is a bomb', Buffer.alloc(20_000_000), 100],
  ])('refuses a stream that %s', (_, text, size) => {
    const arena = new Arena(layerTable(anchors), 1 << 23)
    expect(push(arena, 'whole', text, size)).toContain('compressed data is damaged')
    expect(() => arena.text()).toThrow('empty')
    expect(arena.memory.length).toBeLessThanOrEqual(LIMIT + PAGE)
  })

  it('refuses a stream that is cut short at any byte', () => {
    const arena = new Arena(layerTable(anchors), LIMIT)
    const [text, stream] = [Buffer.from('a text of some bytes'), deflateSync('a text of some bytes')]
    for (let length = 0; length < stream.length; length++) {
      const at = arena.stage(length, text.length)
      arena.memory.set(stream.subarray(0, length), Number(at))
      expect(arena.pushWhole(length, text.length)).toContain('damaged')
    }
  })
})
