import { describe, expect, it } from 'vitest'
import { human } from '../../src/report/human.ts'
import type { Style } from '../../src/report-model.ts'
import { findingOf, framed, plain, reportOf } from '../support/scan.ts'

const [place] = findingOf().locations
const elsewhere = { path: 'src/old.ts', line: 3, column: 1, endLine: 3, endColumn: 41, inName: false }
const allowed = findingOf({
  title: 'Acme test key',
  severity: 'medium',
  redacted: 'acme_test_Xy9z…',
  locations: [elsewhere],
  suppression: { by: 'comment', reason: 'a key of a test' },
})

const report = reportOf({
  findings: [findingOf({ locations: place ? [place, elsewhere] : [] }), allowed],
  problems: [{ where: 'data/pipe', message: 'it is a pipe, not a file' }],
  skipped: [{ reason: 'ignored by git', paths: ['dist/', '.env'], remedy: '--ignored includes them' }],
  notices: ['straykey.yaml leaves out *.snap'],
  scanned: { blobs: 1234, bytes: 56_789_000 },
})

const GOLDEN = `\
critical  Acme live key  acme_live_Ab1c…  acme-live-key
  src/app.ts:12:14
    11 │ // the payment client
  > 12 │ const key = 'acme_live_Ab1c…'
       │              ^^^^^^^^^^^^^^^
    13 │ charge(key)
  src/old.ts:3:1
  What:  Acme live key found.
  Harm:  Whoever holds it can charge customers.
  Next:  1. Create a new key.
         2. Delete the old one.
  More:  https://docs.acme.example/keys
  Fine?  Say why in a comment on its line: straykey:allow acme-live-key -- reason

problem  data/pipe: it is a pipe, not a file
notice  straykey.yaml leaves out *.snap
1 secret in 2 places, 1 allowed by comments; the scan is incomplete: 1 problem.
Scanned 1,234 files, 56.8 MB.
Not scanned: 2 ignored by git (dist/, .env); --ignored includes them
`

function shown(changes: Parameters<typeof reportOf>[0], style: Partial<Style> = {}): string {
  return human(reportOf(changes), { ...plain, ...style })
}

describe('the report for a person', () => {
  it('shows each secret with its places, a frame, the harm and the next steps, and ends with what was looked at', () => {
    expect(human(report, plain)).toBe(GOLDEN)
  })

  it('shows a finding that is allowed with verbose alone, with the reason', () => {
    expect(human(report, plain)).not.toContain('acme_test_')
    expect(human(report, { ...plain, verbose: true })).toMatch(/Acme test key {2}acme_test_Xy9z….*allowed by a comment: a key of a test/)
  })

  it('shows no frame and no advice when quiet', () => {
    expect(human(report, { ...plain, quiet: true })).not.toMatch(/│|What:|Harm:|Next:|More:|Fine\?/)
  })

  it('shows findings in a line each when quiet, as its help says', () => {
    const lines = human(report, { ...plain, quiet: true }).split('\n')
    expect(lines.filter((line) => line.startsWith('critical'))).toHaveLength(1)
    expect(lines[1]).toMatch(/^problem/)
  })

  it('still shows problems when quiet', () => {
    expect(human(report, { ...plain, quiet: true })).toContain('problem  data/pipe: it is a pipe, not a file')
  })

  it('prints the value in clear only when secrets are to be shown', () => {
    const clear = findingOf().secret?.reveal() ?? 'no value'
    expect(human(report, plain)).not.toContain(clear)
    expect(human(report, { ...plain, showSecrets: true })).toContain(clear)
  })

  it('says that a key is in the name of a file, without a line', () => {
    const finding = findingOf({ locations: [{ ...elsewhere, inName: true }] })
    expect(shown({ findings: [finding] })).toContain('  src/old.ts (in the name of the file)\n')
  })

  it('cuts a long list of places, says how many are left, and shows all with verbose', () => {
    const findings = [findingOf({ locations: Array.from({ length: 25 }, (_, i) => ({ ...elsewhere, line: i + 1 })) })]
    const listed = (style: Partial<Style>) => shown({ findings }, style).match(/src\/old\.ts:\d+:1/g)?.length ?? 0
    const cut = listed({})
    expect(shown({ findings })).toMatch(new RegExp(`and ${25 - cut} more places`))
    expect(listed({ verbose: true })).toBe(25)
  })
})

describe('what is held back', () => {
  const skipped = [{ reason: 'symbolic link', paths: Array.from({ length: 12 }, (_, i) => `link${i}`) }]

  it('is said, with the option that shows it', () => {
    const said = "--verbose shows 1 finding that doesn't count, with the reason, and 7 more names of what was left out."
    expect(shown({ findings: [allowed], skipped }, { offersVerbose: true }).split('\n')).toContain(said)
  })

  it.each([
    ['verbose shows it', { verbose: true }],
    ['quiet keeps quiet', { quiet: true }],
    ['nobody can ask for it, as in a log', { offersVerbose: false }],
  ])('is not said where %s', (_, style) => {
    expect(shown({ findings: [allowed], skipped }, { offersVerbose: true, ...style })).not.toContain('--verbose')
  })

  it('is not said where nothing is', () => {
    expect(shown({ findings: [findingOf()] }, { offersVerbose: true })).not.toContain('--verbose')
  })

  it.each(['comment', 'existing', 'example', 'baseline'] as const)('is shown with verbose, with its reason: %s', (by) => {
    const findings = [findingOf({ suppression: { by, reason: 'why it is so' } })]
    expect(shown({ findings }, { verbose: true })).toMatch(/^critical .*: why it is so\)$/m)
  })
})

describe('the summary', () => {
  it('says that nothing was found', () => {
    expect(shown({ findings: [] })).toBe('No secrets found.\nScanned 3 files, 4.6 kB.\n')
  })

  it('says how many of the findings are too mild to fail', () => {
    const findings = [findingOf({ severity: 'info' }), findingOf({ severity: 'high' })]
    expect(shown({ findings })).toMatch(/^2 secrets in 2 places, 1 below --fail-on low\.$/m)
  })

  it('counts what is allowed, existing or an example apart from what counts', () => {
    const findings = (['comment', 'existing', 'existing', 'example'] as const).map((by) => findingOf({ suppression: { by } }))
    expect(shown({ findings })).toMatch(/^No secrets found, 1 allowed by comments, 2 existing in HEAD already, 1 published example\.$/m)
  })

  it('says that the scan is incomplete when something could not be read', () => {
    const problems = [1, 2].map((number) => ({ where: `${number}.txt`, message: 'no permission to read it' }))
    expect(shown({ problems })).toMatch(/^No secrets found; the scan is incomplete: 2 problems\.$/m)
  })

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [1_500_000, '1.5 MB'],
    [2_000_000_000, '2.0 GB'],
    [999_999, '1.0 MB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(shown({ scanned: { blobs: 1, bytes } })).toContain(`Scanned 1 file, ${text}.`)
  })

  it.each(['files', 'staged files', 'standard input'] as const)('is loud when nothing was scanned: %s', (subject) => {
    const text = shown({ subject, scanned: { blobs: 0, bytes: 0 } }, { quiet: true, color: true })
    expect(text).toMatch(new RegExp(`\x1b\\[1m\x1b\\[33mScanned 0 ${subject}: .+ This says nothing about secrets\\.`))
  })

  it('names what was not scanned, a few names, all with verbose', () => {
    const skipped = [{ reason: 'symbolic link', paths: Array.from({ length: 12 }, (_, i) => `link${i}`) }]
    expect(shown({ skipped })).toMatch(/^Not scanned: 12 symbolic link.*link0.* and \d more\)$/m)
    expect(shown({ skipped }, { verbose: true })).toContain('link11')
  })
})

describe('colours and links', () => {
  it('are absent from a text without colour', () => {
    expect(human(report, { ...plain, verbose: true })).not.toContain('\x1b')
  })

  it('change nothing but the look', () => {
    const painted = human(report, { ...plain, color: true, links: true })
    expect(painted).toMatch(/\x1b\[[\d;]+m/)
    expect(painted.replace(/\x1b\[[\d;]+m|\x1b\]8;;.*?\x1b\\/g, '')).toBe(GOLDEN)
  })

  it.each(['critical', 'high', 'medium', 'low', 'info'] as const)(
    'are used when asked for, whatever standard output is: %s',
    (severity) => {
      const text = shown({ findings: [findingOf({ severity })] }, { color: true })
      const title = '\x1b[1mAcme live key\x1b[22m'
      expect(text).toMatch(new RegExp(`^(?:\x1b\\[\\d+m)+${severity}(?:\x1b\\[\\d+m)+ `))
      expect(text).toContain(title)
    },
  )

  it('end on the line on which they begin', () => {
    const lines = human(report, { ...plain, color: true }).split('\n')
    const open = lines.filter(
      (line) => (line.match(/\x1b\[(?:1|2|3[0-8])m/g)?.length ?? 0) > (line.match(/\x1b\[(?:22|39)m/g)?.length ?? 0),
    )
    expect(open).toEqual([])
  })

  it('have no links without links on', () => {
    expect(human(report, { ...plain, color: true })).not.toContain('\x1b]8')
  })

  it.each(['src/app.ts', 'a b/ü漢.ts', 'a#b.ts', 'a?b.ts', '100%.ts', "it's;here.ts"])('link a place to its file: %s', (path) => {
    const text = shown({ findings: [findingOf({ locations: [{ ...elsewhere, path }] })] }, { links: true })
    const [, address = ''] = /\x1b\]8;;(file:.*?)\x1b\\/.exec(text) ?? []
    const { pathname, search, hash } = new URL(address)
    expect([decodeURIComponent(pathname), search, hash]).toEqual([`/home/ada/shop/${path}`, '', ''])
  })

  it('link a rule and its page to the documentation, if that is an https address', () => {
    const to = (docs: string) => shown({ findings: [findingOf({ docs })] }, { links: true })
    expect(to('https://docs.acme.example/keys')).toContain('\x1b]8;;https://docs.acme.example/keys\x1b\\acme-live-key\x1b]8;;\x1b\\')
    for (const docs of ['file:///etc/passwd', 'https://a b', 'https://a.example/\x1b\\x']) expect(to(docs)).not.toContain(']8;;http')
  })

  it('link a place on Windows by an address with three slashes', () => {
    const text = shown({ root: 'C:/shop', findings: [findingOf()] }, { links: true })
    expect(text).toContain('\x1b]8;;file:///C:/shop/src/app.ts\x1b\\')
  })
})

describe('a finding whose secret has several lines', () => {
  it('shows its first line in the frame, and the lines before and behind it', () => {
    const text = shown({ findings: [framed('key: |  ', '  # end', '-----BEGIN RSA PRIVATE KEY-----…')] })
    expect(text).toContain(`  > 12 │ key: |  -----BEGIN RSA PRIVATE KEY-----…  # end\n       │         ${'^'.repeat(32)}\n`)
  })
})
