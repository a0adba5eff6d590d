// Code frames as they are printed: fitted to the terminal, with a caret under the secret, and harmless.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { human } from '../../src/report/human.ts'
import type { Style } from '../../src/report-model.ts'
import { findingOf, framed, plain, reportOf } from '../support/scan.ts'
import { activeCharacters, columnsOf, hostileTexts, withoutOwnSequences } from '../support/terminal.ts'

const REDACTED = 'acme_live_Ab1c…'

function frameOf(finding: ReturnType<typeof framed>, style: Partial<Style> = {}): string[] {
  const text = human(reportOf({ findings: [finding] }), { ...plain, ...style })
  return text.split('\n').filter((line) => /^ {2}[> ] [\d ]+ │/.test(line))
}

/** The columns at which the redacted secret and the caret begin and end. */
function columns([marked = '', caret = '']: readonly string[]) {
  const at = marked.indexOf(REDACTED)
  const start = columnsOf(marked.slice(0, at))
  return {
    secret: at < 0 ? undefined : [start, start + columnsOf(REDACTED)],
    caret: [caret.indexOf('^'), caret.lastIndexOf('^') + 1],
  }
}

const texts = fc
  .array(fc.constantFrom('a', ' ', '\t', '漢', '한', '😀', 'é', 'e\u0301', '=', '"'), { maxLength: 120 })
  .map((parts) => parts.join(''))

describe('a code frame', () => {
  it.each([
    ['ASCII', 'const key = "'],
    ['a tab', '\tkey: '],
    ['tabs in the middle', 'key\t=\t\t'],
    ['CJK', '鍵は漢字 = '],
    ['Hangul', '열쇠 = '],
    ['emoji', '🔑🔑 = '],
    ['combining marks', 'cle\u0301 = '],
    ['nothing', ''],
  ])('has its caret under the secret behind %s', (_, before) => {
    const { secret, caret } = columns(frameOf(framed(before, '"')))
    expect(caret).toEqual(secret)
  })

  it('fits the terminal and keeps the secret whole with the caret under it, whatever stands around it', () => {
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 40, max: 120 }), (before, after, width) => {
        const lines = frameOf(framed(before, after), { width })
        expect(lines.filter((line) => columnsOf(line) > width)).toEqual([])
        const { secret, caret } = columns(lines)
        expect(caret).toEqual(secret)
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })

  it('cuts a long line on both sides and says so', () => {
    const [line = ''] = frameOf(framed('b'.repeat(300), 'a'.repeat(300)), { width: 80 })
    expect(columnsOf(line)).toBe(80)
    expect(line).toMatch(/│ …b+acme_live_Ab1c…a+…$/)
  })

  it('shows as much of one side as there is room for when the other is short', () => {
    const [line = ''] = frameOf(framed('key=', 'a'.repeat(300)), { width: 80 })
    expect(line).toMatch(/│ key=acme_live_Ab1c…a+…$/)
    expect(columnsOf(line)).toBe(80)
  })

  it('cuts the lines before and behind, too', () => {
    const [location] = findingOf().locations
    const frame = {
      firstLine: 9,
      lines: ['x'.repeat(300), REDACTED, '漢'.repeat(300)],
      marked: { index: 1, start: 0, end: REDACTED.length },
    }
    const lines = frameOf(findingOf({ locations: location ? [{ ...location, frame }] : [] }), { width: 80 })
    expect(lines.map((line) => columnsOf(line) <= 80)).toEqual([true, true, true, true])
    expect([lines[0]?.endsWith('…'), lines[3]?.endsWith('…')]).toEqual([true, true])
  })

  it('cuts a secret in clear that is longer than the terminal', () => {
    const lines = frameOf(framed('key=', ';', 'k'.repeat(300)), { width: 80 })
    expect(lines.filter((line) => columnsOf(line) > 80)).toEqual([])
  })

  it('aligns its line numbers where they get a digit more', () => {
    const [location] = findingOf().locations
    const frame = { firstLine: 9, lines: ['one', REDACTED, 'two'], marked: { index: 1, start: 0, end: REDACTED.length } }
    const lines = frameOf(findingOf({ locations: location ? [{ ...location, frame }] : [] }))
    expect(lines.map((line) => line.slice(0, 9))).toEqual(['     9 │ ', '  > 10 │ ', '       │ ', '    11 │ '])
  })
})

describe.each(Object.entries(hostileTexts))('%s', (_, hostile) => {
  const [location] = findingOf().locations
  const places = location
    ? [
        { ...location, path: `src/${hostile}.ts` },
        { ...location, path: `${hostile}/b.ts`, inName: true },
      ]
    : []
  const report = reportOf({
    root: `/home/${hostile}`,
    findings: [
      framed(hostile, hostile, `acme_${hostile}…`),
      findingOf({ locations: places, suppression: { by: 'comment', reason: hostile } }),
    ],
    problems: [{ where: hostile, message: hostile }],
    notices: [hostile],
    skipped: [{ reason: 'symbolic link', paths: [hostile] }],
  })

  it('in names and contents of files reaches no terminal', () => {
    expect(activeCharacters(human(report, { ...plain, verbose: true }))).toEqual([])
  })

  it('reaches none between our own colours and links', () => {
    const text = human(report, { ...plain, verbose: true, color: true, links: true })
    expect(activeCharacters(withoutOwnSequences(text))).toEqual([])
  })
})

describe('the texts of a rule, which may come with the scanned tree,', () => {
  it.each(['title', 'message', 'harm', 'docs'] as const)('bring nothing that a terminal acts on: %s', (field) => {
    const finding = findingOf({ [field]: Object.values(hostileTexts).join(' ') })
    expect(activeCharacters(human(reportOf({ findings: [finding] }), plain))).toEqual([])
  })

  it('bring nothing that a terminal acts on: remedy', () => {
    const finding = findingOf({ remedy: Object.values(hostileTexts) })
    expect(activeCharacters(human(reportOf({ findings: [finding] }), plain))).toEqual([])
  })
})
