import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Severity } from '../../src/model.ts'
import { markdown } from '../../src/report/markdown.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { hostileNames } from '../support/hostile-names.ts'
import { liveMarkup, withoutCode } from '../support/markdown.ts'
import { findingOf, historyFinding, historyReport, reportOf, scanFiles } from '../support/scan.ts'
import { activeCharacters } from '../support/terminal.ts'

const empty = reportOf()
const [place] = findingOf().locations
const at = (changes: object) => (place ? [{ ...place, ...changes }] : [])

/** The lines of the table below its head. */
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:severity|---) /.test(line))

/** The lines from a heading to the next one. */
function section(text: string, heading: string): string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(`### ${heading}`) + 1
  const next = lines.findIndex((line, i) => i >= start && line.startsWith('### '))
  return start === 0 ? [] : lines.slice(start, next < 0 ? undefined : next).filter((line) => line !== '')
}

describe('a Markdown summary', () => {
  it('says that nothing was found, and in what', () => {
    expect(markdown(empty).split('\n').filter(Boolean)).toEqual([
      '## straykey: No secrets found',
      '### What was looked at',
      '- Scanned 3 files, 4.6 kB.',
    ])
  })

  it('has a headline with counts, and a row for each secret', async () => {
    const text = markdown(await scanFiles({ 'a.txt': `key=${liveKey()}\nhub=${githubKey()}\n`, 'b/c.txt': liveKey() }))
    expect(text).toMatch(/^## straykey: 2 secrets in 3 places\n\n\*\*2 critical\*\*\n\n\| severity \| what \| where \| value \|\n\| --- /)
    expect(rowsOf(text)).toContain(
      `| critical | Live secret key (sk_live_) | \`a.txt:1:5\`, \`b/c.txt:1:1\` | \`${liveKey().slice(0, 'sk_live_0000'.length)}…\` |`,
    )
  })

  it('begins with the worst, and leaves out what is suppressed', () => {
    const severities: Severity[] = ['info', 'critical', 'low', 'high', 'medium']
    const findings = [...severities.map((severity) => findingOf({ severity })), findingOf({ suppression: { by: 'comment' } })]
    const text = markdown({ ...empty, findings })
    expect(rowsOf(text).map((row) => row.split(' ')[1])).toEqual(['critical', 'high', 'medium', 'low', 'info'])
    expect(text).toContain('**1 critical, 1 high, 1 medium, 1 low, 1 info**')
    expect(text.split('\n')[0]).toContain(', 1 allowed by comments')
  })

  it('names three places, and counts the others', () => {
    const locations = [1, 2, 3, 4, 5].flatMap((line) => at({ line }))
    expect(rowsOf(markdown({ ...empty, findings: [findingOf({ locations })] }))[0]).toContain('`src/app.ts:3:14` and 2 more |')
  })

  it('has the next steps once for secrets that share them', () => {
    const findings = [findingOf(), findingOf({ locations: at({ line: 3 }) }), findingOf({ rule: 'acme-test-key', remedy: ['Wait.'] })]
    expect(section(markdown({ ...empty, findings }), 'Next steps')).toEqual([
      '- Acme live key (`acme-live-key`, [documentation](https://docs.acme.example/keys))',
      '  1. Create a new key.',
      '  2. Delete the old one.',
      '- Acme live key (`acme-test-key`, [documentation](https://docs.acme.example/keys))',
      '  1. Wait.',
    ])
  })

  it('has the steps of nearly every built-in rule as sentences, addresses included', () => {
    const steps = builtinRules().map(({ id, remedy }) => findingOf({ rule: id, remedy }))
    const shown = section(markdown({ ...empty, findings: steps }), 'Next steps').filter((line) => line.startsWith('  '))
    const asCode = shown.filter((line) => /^ {2}\d+\. `.*`$/.test(line))
    expect(asCode.length / shown.length).toBeLessThan(0.02)
  })

  it('says what was skipped, what could not be read, and that it was interrupted', () => {
    const skipped = [
      { reason: 'ignored by git', paths: ['.env', ...Array.from({ length: 7 }, (_, i) => `${i}.txt`)], remedy: 'take --ignored' },
    ]
    const report = {
      ...empty,
      skipped,
      problems: [{ where: 'a.txt', message: 'no permission' }],
      notices: ['mind this'],
      interrupted: true,
    }
    expect(section(markdown(report), 'What was looked at')).toEqual([
      '- Scanned 3 files, 4.6 kB.',
      '- **Interrupted**: this is what was found so far.',
      '- **Problem**: `a.txt`: no permission',
      '- Notice: mind this',
      '- Not looked at: 8 ignored by git (`.env`, `0.txt`, `1.txt`, `2.txt`, `3.txt`, and 3 more); take --ignored',
    ])
  })

  it('tells the way of a secret through history', () => {
    const [row] = rowsOf(markdown(historyReport({ findings: [historyFinding()] })))
    expect(row).toBe(
      '| critical | Acme live key; since 1a2b3c4d5e6f, gone from HEAD | `src/app.ts:12:14 at commit 1a2b3c4d5e6f` | `acme_live_Ab1c…` |',
    )
  })

  it('holds no secret', () => {
    expect(markdown({ ...empty, findings: [findingOf(), historyFinding()] }).includes(liveKey().slice(8, 24))).toBe(false)
  })
})

describe('a Markdown summary of very much', () => {
  const LIMIT = 1000 * 1024
  const long = (i: number) => `${'漢/'.repeat(400)}${i}.txt`
  const several = (amount: number, severity: Severity): Finding[] =>
    Array.from({ length: amount }, (_, i) => findingOf({ severity, remedy: [`Step ${i}.`], locations: at({ path: long(i) }) }))

  it('stays below 1,000 KiB, keeps the worst, and says how many it leaves out', () => {
    const text = markdown({ ...empty, findings: [...several(3000, 'low'), ...several(50, 'critical')] })
    const rows = rowsOf(text)
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT)
    expect(Buffer.byteLength(text)).toBeGreaterThan(LIMIT * 0.95)
    expect(rows.filter((row) => row.startsWith('| critical'))).toHaveLength(50)
    const [, left = ''] = /^([\d,]+) more, the mildest/m.exec(text) ?? []
    expect(rows.length + Number(left.replace(',', ''))).toBe(3050)
  })

  it('stays below it whatever is scanned, skipped and unreadable', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `${'\u202e'.repeat(900)}${i}`)
    const report = {
      ...empty,
      findings: several(500, 'high').map((finding, i) => ({ ...finding, title: names[i] ?? '', redacted: names[i] ?? '' })),
      problems: names.map((name) => ({ where: name, message: name })),
      notices: names,
      skipped: [{ reason: 'ignored by git', paths: names }],
    }
    const text = markdown(report)
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT)
    expect(text).toMatch(/^- 4,950 more problems$/m)
  })
})

describe('hostile names in a Markdown summary', () => {
  it('stay inert: in their cell and line, no markup, no HTML, no mention, and nothing for a terminal', () => {
    fc.assert(
      fc.property(hostileNames, (name) => {
        const named = findingOf({ redacted: name, locations: at({ path: name }) })
        const titled = findingOf({ title: name, remedy: [name], docs: `https://docs.acme.example/${name}` })
        const past = historyFinding({ first: { id: name, date: name }, paths: [name], refs: [name] }, { path: name })
        const skipped = [{ reason: 'ignored by git', paths: [name, name] }]
        const findings = [named, titled, { ...past, remedy: [`Take it out of ${name} and commit.`] }]
        const text = markdown({ ...empty, findings, problems: [{ where: name, message: name }], notices: [name], skipped })
        expect(rowsOf(text).map((row) => row.split('|').length)).toEqual([6, 6, 6])
        expect(withoutCode(rowsOf(text)[0] ?? '')).toBe('| critical | Acme live key | □ | □ |')
        const own = /\[documentation\]\(https:\/\/docs\.acme\.example\/[^\s()<>[\]]*\)|\*\*[\w, ]+\*\*|^\| --- .*|^##+ |^\| | \| | \|$/g
        const shown = text.split('\n').map((line) => withoutCode(line).replace(own, ' '))
        expect(shown.flatMap(liveMarkup)).toEqual([])
        expect(shown.filter((line) => /^\s*(?:[>+]|#|\d+\. (?:[-+>#]|\d+[.)]))/.test(line))).toEqual([])
        expect(activeCharacters(text)).toEqual([])
      }),
      { seed: 20261122, numRuns: 1000 },
    )
  })
})
