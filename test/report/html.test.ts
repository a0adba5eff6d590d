// The HTML report as text: what is in the file, before any browser reads it.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model.ts'
import type { PageData } from '../../src/report/html/page-data.ts'
import { html } from '../../src/report/html.ts'
import type { Report } from '../../src/report-model.ts'
import { liveKey } from '../support/fake-keys.ts'
import { hostileNames } from '../support/hostile-names.ts'
import { findingOf, historyFinding, historyReport, plain, reportOf } from '../support/scan.ts'
import { activeCharacters } from '../support/terminal.ts'

const pageOf = (changes: Partial<Report> = {}) => html(reportOf(changes), plain)

/** The texts between the tags of elements of a kind; none of them holds its own end. */
function contentsOf(page: string, open: RegExp, name: string): string[] {
  return [...page.matchAll(new RegExp(`${open.source}([\\s\\S]*?)</${name}>`, 'g'))].map(([, text = '']) => text)
}

function dataOf(page: string): PageData {
  const [text = ''] = contentsOf(page, /<script type="application\/json" id="data">/, 'script')
  return JSON.parse(text) as PageData
}

const many = (amount: number): Finding[] => Array.from({ length: amount }, (_, i) => findingOf({ fingerprint: `acme-live-key:${i}` }))

describe('the page', () => {
  it('lets in its own script and style alone, by hashes that fit', () => {
    const page = pageOf({ findings: [findingOf()] })
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? []
    const rules = new Map(
      policy
        .replaceAll('&#39;', "'")
        .split('; ')
        .map((one) => [one.split(' ')[0], one.split(' ').slice(1)]),
    )
    const [scripts, styles] = [contentsOf(page, /<script>/, 'script'), contentsOf(page, /<style>/, 'style')]
    const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(rules.get('script-src')).toEqual(scripts.map(hashOf))
    expect(rules.get('style-src')).toEqual(styles.map(hashOf))
    expect([scripts.length, styles.length]).toEqual([1, 1])
    for (const name of ['default-src', 'base-uri', 'form-action', 'trusted-types']) expect(rules.get(name)).toEqual(["'none'"])
    expect(policy).not.toMatch(/unsafe|http|\*/)
  })

  it('has the policy before anything that it could forbid', () => {
    const head = pageOf().slice(0, pageOf().indexOf('Content-Security-Policy'))
    expect(head.match(/<[a-z]+/g)).toEqual(['<html', '<head', '<meta', '<meta'])
  })

  it('has no attribute that holds a style or a script', () => {
    expect(pageOf({ findings: [findingOf()] }).replace(/<(script|style)[\s\S]*?<\/\1>/g, '')).not.toMatch(/\s(?:style|on\w+|srcdoc)=/)
  })

  it('has a script of less than 30 kB', () => {
    expect(contentsOf(pageOf(), /<script>/, 'script')[0]?.length).toBeLessThan(30_000)
  })

  it('never holds a secret, even if somebody wants to see them', () => {
    const findings = [findingOf(), historyFinding(), findingOf({ parts: [{ title: 'user', redacted: 'ad…', locations: [] }] })]
    const page = html(historyReport({ findings }), { ...plain, showSecrets: true })
    expect(page.includes(liveKey().slice('sk_live_'.length))).toBe(false)
    expect(page).not.toContain('#secret')
  })

  it('is the same for the same report', () => {
    const report = historyReport({ findings: [historyFinding(), findingOf()] })
    expect(html(report, plain)).toBe(html(report, plain))
  })

  it('says when it was made, if somebody took the time', () => {
    const run = { started: new Date('2026-11-22T10:00:00Z'), ended: new Date('2026-11-22T23:59:00Z') }
    expect(html(reportOf(), { ...plain, run })).toContain('<time datetime="2026-11-22T23:59:00.000Z">2026-11-22 23:59 UTC</time>')
    expect(dataOf(html(reportOf(), { ...plain, run })).today).toBe('2026-11-22')
    expect(dataOf(pageOf()).today).toBeUndefined()
  })

  it('says whether the gate holds', () => {
    const interrupted = { interrupted: true }
    const problems = [{ where: 'a.zip', message: 'it is damaged' }]
    expect(pageOf()).toContain('<span class="outcome-passes">Passes</span>')
    expect(pageOf({ findings: [findingOf()] })).toContain('<span class="outcome-fails">Fails: 1 finding, low or worse</span>')
    expect(pageOf({ problems })).toContain('<span class="outcome-incomplete">Incomplete')
    expect(pageOf(interrupted)).toContain('<span class="outcome-incomplete">Interrupted')
  })

  it('says what was looked at, what could not be read and what was left out, and counts what it has no room for', () => {
    const paths = Array.from({ length: 1234 }, (_, i) => `node_modules/${i}.js`)
    const skipped = [{ reason: 'files ignored by git', paths, remedy: 'take --ignored' }]
    const page = pageOf({ problems: [{ where: 'a.zip', message: 'it is damaged' }], notices: ['mind this'], skipped })
    const scanned = page.slice(page.indexOf('<section id="scanned"'))
    expect(scanned).toContain('Scanned 3 files, 4.6 kB.')
    expect(scanned).toContain('<span class="path">a.zip</span>: it is damaged')
    expect(scanned).toContain('<li>mind this</li>')
    expect(scanned).toContain('<summary>1,234 files ignored by git; take --ignored</summary>')
    expect(scanned).toContain('<li>and 1,034 more</li>')
  })
})

describe('the list for browsers without scripts', () => {
  it('has counts, and each finding with its steps', () => {
    const [text = ''] = contentsOf(pageOf({ findings: [findingOf({ severity: 'low' }), findingOf()] }), /<noscript>/, 'noscript')
    expect(text).toContain('<li>1 critical</li><li>1 low</li>')
    expect(text.match(/<strong>(.*?)<\/strong>/g)).toEqual([
      '<strong>critical: Acme live key</strong>',
      '<strong>low: Acme live key</strong>',
    ])
    expect(text).toContain('<ol><li>Create a new key.</li><li>Delete the old one.</li></ol>')
  })

  it('has the first 200, and says how many there are beside them', () => {
    const [text = ''] = contentsOf(pageOf({ findings: many(1201) }), /<noscript>/, 'noscript')
    expect(text.match(/<strong>/g)).toHaveLength(200)
    expect(text).toContain('1,001 more findings')
  })

  it('leaves out what is suppressed', () => {
    const [text = ''] = contentsOf(pageOf({ findings: [findingOf({ suppression: { by: 'baseline' } })] }), /<noscript>/, 'noscript')
    expect(text).toContain('None.')
  })
})

describe('what the script is given', () => {
  it('has the worst first, the suppressed with their reason', () => {
    const suppression = { by: 'baseline', reason: 'used_in_tests' } as const
    const { findings } = dataOf(pageOf({ findings: [findingOf({ severity: 'low' }), findingOf({ suppression })] }))
    expect(findings.map(({ severity }) => severity)).toEqual(['critical', 'low'])
    expect(findings[0]?.suppression).toBe('in the baseline: used_in_tests')
  })

  it('has what findings share once', () => {
    const { advice, paths } = dataOf(pageOf({ findings: many(500) }))
    expect([advice.length, paths]).toEqual([1, ['src/app.ts']])
  })

  it('has the line with the redacted value cut out where it stands', () => {
    expect(dataOf(pageOf({ findings: [findingOf()] })).findings[0]?.frame).toEqual({
      firstLine: 11,
      before: ['// the payment client'],
      marked: ["const key = '", 'acme_live_Ab1c…', "'"],
      after: ['charge(key)'],
    })
  })

  it('tells whether a key still lives', () => {
    const states = [{ inHead: true }, {}, { refs: [] }].map((timeline) => historyFinding(timeline))
    const { findings } = dataOf(html(historyReport({ findings: states }), plain))
    expect(findings.map(({ past }) => past?.state)).toEqual(['head', 'reachable', 'unreachable'])
    expect(findings[0]?.past?.since).toBe('2024-03-02')
  })

  it('names authors only where the report does', () => {
    const mark = { id: '1a2b3c4d5e6f', date: '2024-03-02T23:30:00-08:00' }
    const named = historyFinding({ first: { ...mark, author: 'Ada Author <ada@example.com>' } })
    const firstIn = (finding: Finding) => dataOf(html(historyReport({ findings: [finding] }), plain)).findings[0]?.past?.facts[0]
    expect(firstIn(historyFinding({ first: mark }))).toEqual(['First in', '1a2b3c4d5e6f, 2024-03-02'])
    expect(firstIn(named)).toEqual(['First in', '1a2b3c4d5e6f, 2024-03-02, Ada Author <ada@example.com>'])
  })

  it.each([['', '0000-00-00', 'yesterday', '2024-13-40T00:00:00Z', '+275760-09-13']])('takes %j for no date', (...dates) => {
    const findings = dates.map((date) => historyFinding({ first: { id: '1a2b3c4d5e6f', date } }))
    expect(dataOf(html(historyReport({ findings }), plain)).findings.map(({ past }) => past?.since)).toEqual(dates.map(() => undefined))
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'http://docs.acme.example/keys',
    'https://ada:lovelace@docs.acme.example/keys',
    '//docs.acme.example',
    ' java\nscript:alert(1)',
  ])('has no address for documentation at %j', (docs) => {
    expect(dataOf(pageOf({ findings: [findingOf({ docs })] })).advice[0]).not.toHaveProperty('docs')
  })
})

describe('hostile texts', () => {
  it('end no element, start none, and hide nothing', () => {
    const empty = pageOf({ findings: [findingOf()] })
    const tagsOf = (page: string) =>
      page
        .replace(/<script[\s\S]*?<\/script>/g, '<script>')
        .match(/<[^>]*/g)
        ?.map((tag) => tag.split(/[\s"]/)[0])
    fc.assert(
      fc.property(hostileNames, (name) => {
        const evil = `${name}</script></style></noscript></title><img src=x onerror=alert(1)>"'`
        const [place] = findingOf().locations
        const frame = { firstLine: 1, lines: [evil], marked: { index: 0, start: 0, end: evil.length } }
        const finding = findingOf({
          title: evil,
          redacted: evil,
          docs: evil,
          fingerprint: evil,
          message: evil,
          harm: evil,
          remedy: [evil, evil],
        })
        const page = pageOf({ findings: [{ ...finding, locations: place ? [{ ...place, path: evil, frame }] : [] }] })
        expect(tagsOf(page)).toEqual(tagsOf(empty))
        expect(page.match(/<\/script>/g)).toHaveLength(2)
        expect(activeCharacters(page.replaceAll('\n', ''))).toEqual([])
        expect(dataOf(page).findings[0]?.places[0]).toContain('</script></style>')
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })
})
