// First looks at what is written in a notation or with escapes: what they say must hold when all of it is read.
import { describe, expect, it } from 'vitest'
import { notations } from '../../src/detect/notation/notations.ts'
import { Reading, UNKNOWN } from '../../src/detect/notation/reading.ts'
import { rejoin } from '../../src/detect/notation/rewrite.ts'
import { type Random, seededRandom } from '../../src/random.ts'

const TEXTS = 4000

function drawn(pieces: readonly string[], most: number, random: Random): string {
  return Array.from({ length: 1 + random(most) }, () => pieces[random(pieces.length)]).join('')
}

describe('a reading', () => {
  const pieces = [
    ...['a', 'Z', '9', '_', '-', ' ', 'x2d', 'u00', '%', '%2D', '%25', '%252D', '&', '&#45;', '&#x2d;', '&lowbar;', '&amp;', ';'],
    ...[
      '\\',
      '\\x2d',
      '\\u002d',
      '\\u{2d}',
      '\\055',
      '\\\\x2d',
      '\\_',
      '"',
      "'",
      '`',
      '\n',
      '\r\n',
      '\\\n  ',
      '" + "',
      '\\"',
      'abcdefghijkl\n  mnopqr',
    ],
  ]

  it('says what the text with its pieces joined says, as far as it says anything (seed 20261161)', () => {
    const random = seededRandom(20261161)
    let read = 0
    for (let i = 0; i < TEXTS; i++) {
      const text = drawn(pieces, 12, random)
      const reading = new Reading(Buffer.from(text, 'latin1'), 0, text.length)
      const whole = rejoin(text)?.text ?? text
      for (let at = 0; reading.codeAt(at) !== UNKNOWN; at++, read++) {
        if (reading.codeAt(at) !== whole.charCodeAt(at))
          expect.fail(`at ${at} of ${JSON.stringify(text)}, which means ${JSON.stringify(whole)}`)
      }
    }
    expect(read).toBeGreaterThan(TEXTS)
  })

  it('ends where the text does, or where a piece may', () => {
    const codes = (text: string) => {
      const reading = new Reading(Buffer.from(text), 0, text.length)
      return Array.from(text, (_, at) => reading.codeAt(at)).filter((code) => code !== UNKNOWN)
    }
    expect(String.fromCharCode(...codes('a%2Db'))).toBe('a-b')
    expect(String.fromCharCode(...codes('ab"+"c'))).toBe('ab')
    expect(String.fromCharCode(...codes('ab\\"c'))).toBe('ab')
  })
})

describe('a glimpse of what is written', () => {
  const signs = ['+', '-', '/', '_', '=', ' ', '\n', '"', '" + "', '\\n', ':', 'Z', 'a', '4', '61', 'sk_', 'eyJ', 'ghp_', 'Z2hwX', '\r\n  ']
  const write = (text: string, random: Random) => [text, Buffer.from(text).toString('base64'), Buffer.from(text).toString('hex')][random(3)]

  it.each(notations.map((notation) => [notation.name, notation] as const))(
    'is a part of each way to read it: %s (seed 20261162)',
    (_, notation) => {
      const random = seededRandom(20261162)
      let [compared, wholes] = [0, 0]
      for (let i = 0; i < TEXTS; i++) {
        const text = Array.from({ length: 1 + random(6) }, () => write(drawn(signs, 8, random), random)).join(drawn(signs, 1, random))
        const place = { bytes: Buffer.from(text, 'latin1'), from: random(3), to: text.length }
        const found = place.from + random(Math.max(1, text.length - place.from))
        const [behind, ahead] = [24, 4 + random(60)]
        const glimpse = notation.glimpse(place, found, { behind, ahead })
        for (const decoded of notation.decodings(place, found, 256)) {
          if (!glimpse) expect.fail(`no glimpse at ${found} of ${JSON.stringify(text)}`)
          compared++
          const least = Math.max(-glimpse.at, -decoded.at)
          for (let at = least; at < glimpse.bytes.length - glimpse.at && decoded.at + at < decoded.bytes.length; at++) {
            const same = glimpse.bytes[glimpse.at + at] === decoded.bytes[decoded.at + at]
            if (!same) expect.fail(`byte ${at} of what is at ${found} of ${JSON.stringify(text)}`)
          }
          if (!glimpse.isCut) {
            wholes++
            if (glimpse.bytes.length - glimpse.at !== decoded.bytes.length - decoded.at)
              expect.fail(`more stands at ${found} of ${JSON.stringify(text)}`)
          }
          // What stands before the anchor is known as far as a first look goes, unless it says that nothing may.
          if (glimpse.from < glimpse.at && Math.min(glimpse.at, behind - 3) < Math.min(decoded.at, behind - 3))
            expect.fail(`behind ${found} of ${JSON.stringify(text)}`)
        }
      }
      expect(compared).toBeGreaterThan(TEXTS / 10)
      expect(wholes).toBeGreaterThan(TEXTS / 40)
    },
  )
})
