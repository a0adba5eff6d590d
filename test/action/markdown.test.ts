import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code, fitLines, plain } from '../../src/action/markdown.ts'
import { printable } from '../../src/report/human/printable.ts'

const read = (text: string) => text.replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))

describe('text in Markdown', () => {
  it('is shown as it is, and has nothing that Markdown or HTML would act on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const made = plain(text)
        expect(read(made)).toBe(printable(text))
        expect(made.replace(/&#\d+;/g, '')).not.toMatch(/[<>|`*_~[\]\\@!\n]/)
        expect(made).not.toMatch(/^[\s\d>-]/)
      }),
    )
  })

  it('that is long loses its middle', () => {
    const made = read(code(`${'a'.repeat(500)}${'b'.repeat(500)}`))
    expect(made).toMatch(/^<code>a{100}…b{100}<\/code>$/)
  })

  it('fits into as many bytes as there are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 })), fc.nat(300), (lines, bytes) => {
        const { lines: kept, left } = fitLines(lines, bytes)
        expect(kept.length + left).toBe(lines.length)
        expect(kept.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)).toBeLessThanOrEqual(bytes)
      }),
    )
  })
})
