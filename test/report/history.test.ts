// What a person reads of an audit of a repository's history, and what it means to programs that wait for it.
import { describe, expect, it } from 'vitest'
import type { Finding, Timeline } from '../../src/model.ts'
import { human } from '../../src/report/human.ts'
import type { Report, Style } from '../../src/report-model.ts'
import { exitCodeOf } from '../../src/verdict.ts'
import { findingOf, historyFinding, historyReport, plain, reportOf } from '../support/scan.ts'
import { activeCharacters, hostileTexts, withoutOwnSequences } from '../support/terminal.ts'

const GOLDEN = `\
critical  Acme live key  acme_live_Ab1c…  acme-live-key
  first in   1a2b3c4d5e6f  2024-03-02
  was in     12 commits, 3 objects; config/old.env, src/pay.ts
  gone from  HEAD, the index and the work tree
  reached by HEAD, main, v1.2
  src/app.ts:12:14 at commit 1a2b3c4d5e6f
    11 │ // the payment client
  > 12 │ const key = 'acme_live_Ab1c…'
       │              ^^^^^^^^^^^^^^^
    13 │ charge(key)
  What:  Acme live key found.
  Harm:  Whoever holds it can charge customers.
  Next:  1. Create a new key.
         2. Delete the old one.
  More:  https://docs.acme.example/keys

1 secret in history.
Audited 205,518 objects, 1.5 GB.
`

function shown(findings: readonly Finding[], style: Partial<Style> = {}): string {
  return human(historyReport({ findings }), { ...plain, ...style })
}

/** The lines between the head and the place. */
function timelineIn(changes: Partial<Timeline>, style: Partial<Style> = {}): string[] {
  const lines = shown([historyFinding(changes)], style).split('\n')
  return lines.slice(
    1,
    lines.findIndex((line) => line.startsWith('  src/app.ts')),
  )
}

describe('a finding in history', () => {
  it('shows when it came, where it was, whether it is still there and what reaches it, before its place', () => {
    expect(shown([historyFinding()])).toBe(GOLDEN)
  })

  it('names the author when there is one', () => {
    const first = { id: 'a'.repeat(64), date: '2024-03-02T01:02:03Z', author: 'Ada <ada@example.com>' }
    expect(timelineIn({ first })[0]).toBe(`  first in   ${'a'.repeat(12)}  2024-03-02  Ada <ada@example.com>`)
  })

  it('names no commit when none holds it', () => {
    const lines = timelineIn({ ...withoutFirst(), commits: 0, objects: 1, paths: [], refs: [], reflogs: [] })
    expect(lines).toEqual([
      '  was in     1 object',
      '  gone from  HEAD, the index and the work tree',
      '  no ref reaches it; still in the object database (dangling)',
    ])
  })

  it.each([
    [{ inHead: true, inIndex: true, inWorkTree: true }, '  still in   HEAD, the index, the work tree'],
    [{ inHead: true }, '  still in   HEAD; gone from the index and the work tree'],
    [{ inIndex: true, inWorkTree: true }, '  still in   the index, the work tree; gone from HEAD'],
    [{}, '  gone from  HEAD, the index and the work tree'],
  ])('says what still holds it: %j', (changes, line) => {
    expect(timelineIn(changes)[2]).toBe(line)
  })

  it.each([
    [{ refs: [], reflogs: ['refs/stash'] }, '(reflog of refs/stash)'],
    [{ refs: [], reflogs: [], inIndex: true }, '(held by the index alone)'],
    [{ refs: [], reflogs: [] }, '(dangling)'],
  ])('says why it is there although no ref reaches it: %j', (changes, holder) => {
    expect(timelineIn(changes)[3]).toBe(`  no ref reaches it; still in the object database ${holder}`)
  })

  it('shows some paths and refs and says how many more there are, all with verbose', () => {
    const paths = ['a.txt', 'b.txt', 'c.txt', 'd.txt']
    const refs = ['refs/heads/x', 'refs/pull/7/head', 'refs/remotes/origin/y', 'refs/stash', 'refs/tags/z']
    expect(timelineIn({ paths, refs })).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/ a\.txt, b\.txt and 2 more paths$/),
        '  reached by x, refs/pull/7/head, origin/y and 2 more',
      ]),
    )
    expect(timelineIn({ paths: paths.slice(1), refs })[1]).toMatch(/ b\.txt, c\.txt and 1 more path$/)
    const all = timelineIn({ paths, refs }, { verbose: true }).join('\n')
    expect(all).toMatch(/a\.txt, b\.txt, c\.txt, d\.txt\n[\s\S]*reached by x, refs\/pull\/7\/head, origin\/y, refs\/stash, z$/)
  })

  it('says that --verbose shows the paths and refs that are left out', () => {
    const said = (changes: Partial<Timeline>) =>
      shown([historyFinding(changes)], { offersVerbose: true }).includes('--verbose shows all paths')
    expect([said({ paths: ['a', 'b', 'c'] }), said({ refs: ['a', 'b', 'c', 'd'] }), said({ paths: ['a'], refs: ['a'] })]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('is one line when quiet, with its first commit and whether it is still there', () => {
    const lines = shown([historyFinding(), historyFinding({ inHead: true }), historyFinding({ refs: [] })], { quiet: true }).split('\n')
    expect(lines.slice(0, 3).map((line) => line.split('commit ')[1])).toEqual([
      '1a2b3c4d5e6f  since 1a2b3c4d5e6f, gone from HEAD',
      '1a2b3c4d5e6f  since 1a2b3c4d5e6f, still in HEAD',
      '1a2b3c4d5e6f  since 1a2b3c4d5e6f, no ref reaches it',
    ])
  })

  it('asks for a comment only where HEAD has a file to write it into', () => {
    const asks = (finding: Finding) => shown([finding]).includes('straykey:allow')
    expect([
      asks(historyFinding({ inHead: true })),
      asks(historyFinding()),
      asks(historyFinding({ inHead: true }, { path: 'commit 1a2b3c4d5e6f', within: 'commit' })),
      asks(findingOf()),
    ]).toEqual([true, false, false, true])
  })
})

describe('the place of a finding in history', () => {
  it.each([
    [{ path: 'commit 1a2b3c4d5e6f', within: 'commit' }, 'commit 1a2b3c4d5e6f, line 12, column 14'],
    [{ path: 'tag v1.2', within: 'tag' }, 'tag v1.2, line 12, column 14'],
    [{ path: 'refs/heads/acme_live_Ab1c…', within: 'name of a ref' }, 'refs/heads/acme_live_Ab1c… (in the name of the ref)'],
    [{ inName: true }, 'src/app.ts (in the name of the file) at commit 1a2b3c4d5e6f'],
  ] as const)('%j reads as %s', (place, text) => {
    expect(shown([historyFinding({}, place)])).toContain(`\n  ${text}\n`)
  })

  it('is a link only where the file on disk is meant', () => {
    const linked = (finding: Finding) => shown([finding], { links: true }).includes('\x1b]8;;file:')
    expect([linked(findingOf()), linked(historyFinding()), linked(historyFinding({}, { path: 'tag v1', within: 'tag' }))]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('the summary of an audit', () => {
  const summary = (changes: Partial<Report>) => human(historyReport(changes), plain)

  it('says that nothing was found in how much', () => {
    expect(summary({})).toBe('No secrets found.\nAudited 205,518 objects, 1.5 GB.\n')
  })

  it('says that it was interrupted, and never that nothing is there', () => {
    expect(summary({ interrupted: true })).toBe(
      'Interrupted: this is what was found so far.\nNo secrets found so far.\nAudited 205,518 objects, 1.5 GB.\n',
    )
  })

  it.each([
    [{}, 'the repository, or the part of it that was asked for, is empty'],
    [{ interrupted: true }, 'it was interrupted before'],
    [{ problems: [{ where: 'a.pack', message: 'it is cut off' }] }, 'see the problems above'],
  ])('is loud when nothing was audited: %j', (changes, reason) => {
    expect(summary({ ...changes, scanned: { blobs: 0, bytes: 0 } })).toContain(
      `Audited 0 objects: ${reason}. This says nothing about secrets.`,
    )
  })

  it('says what it left out, what was there before, and what could not be read', () => {
    const text = summary({
      findings: [findingOf({ suppression: { by: 'existing', reason: 'main has it' } })],
      problems: [{ where: 'a.pack', message: 'it is cut off' }],
      skipped: [{ reason: 'larger than 500 MB', paths: ['object 1a2b3c4d5e6f'], remedy: '--max-object-size 2G includes it' }],
    })
    expect(text).toContain('No secrets found, 1 existing before; the audit is incomplete: 1 problem.\n')
    expect(text).toContain('Not audited: 1 larger than 500 MB (object 1a2b3c4d5e6f); --max-object-size 2G includes it\n')
  })
})

describe('the exit code', () => {
  const [findings, problems] = [[findingOf()], [{ where: 'a', message: 'b' }]]

  it.each([
    [{}, 0],
    [{ problems }, 3],
    [{ findings, problems }, 1],
    [{ interrupted: true }, 130],
    [{ interrupted: true, findings }, 130],
    [{ interrupted: true, problems }, 130],
  ])('of a report with %j is %i', (changes, code) => {
    expect(exitCodeOf(reportOf(changes))).toBe(code)
  })
})

describe.each(Object.entries(hostileTexts))('%s', (_, hostile) => {
  const first = { id: hostile, date: hostile, author: hostile }
  const changes = { first, paths: [hostile], headPaths: [hostile], refs: [hostile, `refs/heads/${hostile}`], reflogs: [hostile] }
  const findings = [
    historyFinding(changes, { path: hostile, commit: hostile }),
    historyFinding({ ...changes, refs: [] }, { path: hostile, within: 'reflog' }),
    historyFinding(changes, { path: hostile, within: 'name of a ref' }),
  ]

  it.each([{ verbose: true }, { quiet: true }, { color: true, links: true }])('in a timeline reaches no terminal: %j', (style) => {
    expect(activeCharacters(withoutOwnSequences(shown(findings, style)))).toEqual([])
  })
})

function withoutFirst(): Partial<Timeline> {
  return { first: undefined } as unknown as Partial<Timeline>
}
