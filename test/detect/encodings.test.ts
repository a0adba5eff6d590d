import { describe, expect, it } from 'vitest'
import { detect } from '../support/detect.ts'
import { liveKey } from '../support/fake-keys.ts'
import { type Written, write } from './random-text.ts'

const key = liveKey()

interface Place {
  readonly secret: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

async function placesIn(bytes: Uint8Array): Promise<Place[]> {
  const { matches } = await detect(bytes)
  return matches.map(({ secret, start, end, line, column, endLine, endColumn }) => {
    return { secret, start, end, line, column, endLine, endColumn }
  })
}

/** Where an editor would show the key, which stands in the text once; `at` is its first byte. */
function placeOf(text: string, at: number, unitBytes: number): Place {
  const lines = text.slice(0, text.indexOf(key)).split(/\r\n|\r|\n/)
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1]
  return { secret: key, start: at, end: at + key.length * unitBytes, line, column, endLine: line, endColumn: column + key.length }
}

const unitBytes = (written: Written) => (written === 'utf8' ? 1 : 2)

async function expectPlace(text: string, written: Written, mark: string): Promise<void> {
  const bytes = write(mark + text, written)
  const at = write(mark + text.slice(0, text.indexOf(key)), written).length
  expect(await placesIn(bytes)).toEqual([placeOf(text, at, unitBytes(written))])
}

const texts = [
  ['at the start', `${key}\n`],
  ['alone', key],
  ['on a later line, quoted', `first\nsecond line\n  key = "${key}"\nlast\n`],
  ['behind characters of two and four bytes', `a plain first line\nGrüße 😀😀 an alle: ${key}, bitte ändern\n`],
  ['right behind an emoji', `some words come first\nsome words\n😀${key}😀\n`],
  ['in lines that end with CR LF', `first\r\nsecond\r\n\tkey: ${key}\r\n`],
  ['in lines that end with CR alone', `first\rsecond\r key=${key}\rlast\r`],
  ['with all kinds of line ends', `1\r2\n3\r\n4\r\r\n6\n\r8 ${key}`],
  ['behind other byte-order marks', `first\n\ufeff${key}\n`],
] as const

describe.each<Written>(['utf8', 'utf16le', 'utf16be'])('a key in %s', (written) => {
  it.each(texts)('is found where an editor shows it, %s', async (_, text) => {
    await expectPlace(text, written, '')
  })

  it.each(texts)('is found where an editor shows it behind a byte-order mark, %s', async (_, text) => {
    await expectPlace(text, written, '\ufeff')
  })

  it('is found at the end of one line of several megabytes', async () => {
    await expectPlace(`${'abcdefg '.repeat(400_000)}${key}`, written, '\ufeff')
  })

  it('is found behind megabytes of characters that take several bytes', async () => {
    await expectPlace(`x\r\n${'ä€😀'.repeat(300_000)}${key}`, written, '\ufeff')
  })

  it('is found on the last of very many lines', async () => {
    await expectPlace(`${'\r\n'.repeat(700_001)} ${key}`, written, '\ufeff')
  })
})

describe.each<Written>(['utf16le', 'utf16be'])('a key in %s', (written) => {
  it('stands between characters of other scripts, not among letters', async () => {
    await expectPlace(`plain words first, so that the form is plain\nключ${key}ключ`, written, '\ufeff')
  })

  it('is found once, not a second time shifted by a byte', async () => {
    const { matches } = await detect(write(`\ufeffkey=${key};\nkey=${key};\n`, written))
    expect(matches.map(({ line, column }) => [line, column])).toEqual([
      [1, 5],
      [2, 5],
    ])
  })

  it('has its allow marker read once', async () => {
    const { allowances } = await detect(write('\ufeff# straykey:allow -- it is revoked\n', written))
    expect(allowances).toEqual([{ line: 1, reason: 'it is revoked' }])
  })

  it('has exactly the other text around it', async () => {
    const { matches } = await detect(write(`\ufefffirst\nkey=${key};\nthird\n`, written))
    expect(matches.map(({ before, after }) => [before.replace('\ufeff', ''), after])).toEqual([['first\nkey=', ';\nthird']])
  })

  // Lines and columns of binary data are those of its bytes read as UTF-8, in which each second byte is a NUL.
  it.each([0, 1, 2, 3])('is found %i bytes behind the begin of a record in binary data', async (shift) => {
    const front = Buffer.concat([Buffer.from([0xff, 0, 0, 0xfe, 7, 10, 0, 0, 200, 0]), Buffer.alloc(shift, 1), Buffer.from([3, 1])])
    const bytes = Buffer.concat([front, write(key, written), Buffer.from([1, 1, 0xff, 0, 0, 9])])
    const found = await placesIn(bytes)
    expect(found.map(({ secret, start, end }) => ({ secret, start, end }))).toEqual([
      { secret: key, start: front.length, end: front.length + 2 * key.length },
    ])
  })
})

describe('a key among NUL bytes', () => {
  it.each([
    ['one before', `\0${key}`],
    ['one behind', `${key}\0`],
    ['one at an odd place before', `a\0${key}`],
    ['many on both sides', `${'\0'.repeat(9)}${key}${'\0'.repeat(9)}`],
    ['ends of texts, as programs hold them', `PATH=/bin\0KEY=${key}\0HOME=/\0`],
  ])('is found: %s', async (_, text) => {
    const [found] = await placesIn(Buffer.from(text))
    expect([found?.secret, found?.start]).toEqual([key, text.indexOf(key)])
  })

  it.each([
    ['at an odd place', 'a\0b'],
    ['at an even place', 'ab\0'],
    ['twice', 'a\0b\0'],
    ['behind names of files', 'src/a.ts\0src/b.ts\0'],
  ])('has the line and column of UTF-8 text, with a NUL before it %s', async (_, front) => {
    const text = `${front}\nsecond line\nthird ${key}\n${'words that follow. '.repeat(20)}`
    expect(await placesIn(Buffer.from(text))).toEqual([placeOf(text, text.indexOf(key), 1)])
  })
})

describe('a key in bytes that are no UTF-8', () => {
  it('has the column that the replacement characters give it', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xe2, 0x82, 0x41, 0xf0, 0x9f, 0x0a, 0xc3, 0x20]), Buffer.from(key)])
    const [found] = await placesIn(bytes)
    expect([found?.line, found?.column]).toEqual([2, 3])
  })
})
