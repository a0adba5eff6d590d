import { describe, expect, it } from 'vitest'
import { detect } from '../support/detect.ts'
import { liveKey } from '../support/fake-keys.ts'

const key = liveKey()

async function around(text: string): Promise<[string, string][]> {
  return (await detect(text)).matches.map(({ before, after }) => [before, after])
}

describe('the text around a match', () => {
  it.each([
    ['its own line alone', `a = "${key}";`, 'a = "', '";'],
    ['the lines before and behind, and no more', `1\n2\n3 ${key} 3\n4\n5`, '2\n3 ', ' 3\n4'],
    ['lines that are empty', `1\n\n${key}\n\n5`, '\n', '\n'],
    ['nothing when there is nothing', key, '', ''],
    ['lines parted by line feeds, however they end', `1\r\n2 ${key}\r\n3\r\n4`, '1\n2 ', '\n3'],
    ['lines that end with CR alone', `0\r1\r2 ${key}\r3\r4`, '1\n2 ', '\n3'],
    ['other scripts as they are written', `ключ 漢字😀 ${key} é\n`, 'ключ 漢字😀 ', ' é\n'],
  ])('is %s', async (_, text, before, after) => expect(await around(text)).toEqual([[before, after]]))

  it.each([0, 1, 2, 3, 4, 5, 6])('begins with a whole word when it is cut, shifted by %i bytes', async (shift) => {
    const [[before] = ['']] = await around(`${'😀é '.repeat(300)}${'.'.repeat(shift)} ${key}`)
    expect(before).toMatch(/^…? (?:😀é ){50,60}\.* $/u)
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('ends with a whole word when it is cut, shifted by %i bytes', async (shift) => {
    const [[, after] = ['', '']] = await around(`${key} ${'.'.repeat(shift)}${' 😀é'.repeat(300)}`)
    expect(after).toMatch(/^ \.*(?: 😀é){50,60} ?…?$/u)
  })

  it('holds no part of another secret that its edge cuts', async () => {
    const other = liveKey(2)
    for (let gap = 360; gap <= 400; gap++) {
      const filler = ` ${'.'.repeat(gap - 2)} `
      const [first, second] = await around(other + filler + key)
      const shown = [second?.[0].replace(other, '') ?? '', first?.[1].replace(key, '') ?? '']
      expect(
        shown.map((text) => /[0-9A-Za-z]/.test(text)),
        `gap of ${gap}`,
      ).toEqual([false, false])
    }
  })

  it('holds other secrets in clear, as those who show it have to know', async () => {
    expect(await around(`${key} ${liveKey(2)}`)).toEqual([
      ['', ` ${liveKey(2)}`],
      [`${key} `, ''],
    ])
  })

  it('is left out behind a thousand matches, which are reported all the same', async () => {
    const found = await around(`${key}\n`.repeat(1500))
    expect([found.length, found.filter(([before, after]) => before + after !== '').length]).toEqual([1500, 1000])
  })
})
