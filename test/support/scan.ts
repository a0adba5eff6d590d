// Scans through the library, and reports made by hand.
import type { Finding, Location, Timeline } from '../../src/model.ts'
import type { Report, Style } from '../../src/report-model.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { run, type ScanOptions } from '../../src/run.ts'
import { Secret } from '../../src/secret.ts'
import { liveKey } from './fake-keys.ts'
import { gitEnvironment, temporaryFolder, writeFiles } from './repo.ts'

/** How a report looks in a file: no colours, no links, a hundred columns. */
export const plain: Style = {
  version: '1.2.3',
  color: false,
  links: false,
  width: 100,
  showSecrets: false,
  verbose: false,
  quiet: false,
}

/** Scans a folder that exists. */
export function scanFolder(folder: string, options: ScanOptions = {}): Promise<Report> {
  return run({ folder, environment: gitEnvironment, ...options })
}

/** Writes the files into a new folder and scans it. */
export function scanFiles(files: Readonly<Record<string, string | Uint8Array>>, options: ScanOptions = {}): Promise<Report> {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return scanFolder(folder, options)
}

/** A finding on line 12 of src/app.ts, in a small frame. */
export function findingOf(changes: Partial<Finding> = {}): Finding {
  const redacted = 'acme_live_Ab1c…'
  const line = `const key = '${redacted}'`
  return {
    kind: 'secret',
    rule: 'acme-live-key',
    title: 'Acme live key',
    severity: 'critical',
    message: 'Acme live key found.',
    harm: 'Whoever holds it can charge customers.',
    remedy: ['Create a new key.', 'Delete the old one.'],
    docs: 'https://docs.acme.example/keys',
    fingerprint: 'acme-live-key:00112233445566778899aabbccddeeff',
    redacted,
    secret: new Secret(liveKey(), redacted),
    locations: [
      {
        path: 'src/app.ts',
        line: 12,
        column: 14,
        endLine: 12,
        endColumn: 54,
        inName: false,
        frame: {
          firstLine: 11,
          lines: ['// the payment client', line, 'charge(key)'],
          marked: { index: 1, start: 13, end: 13 + redacted.length },
        },
      },
    ],
    ...changes,
  }
}

/** The same finding with another frame: one line, in which the redacted secret stands between two texts. */
export function framed(before: string, after: string, redacted = 'acme_live_Ab1c…'): Finding {
  const [location] = findingOf().locations
  const marked = { index: 0, start: before.length, end: before.length + redacted.length }
  const frame = { firstLine: 12, lines: [before + redacted + after], marked }
  return findingOf({ redacted, locations: location ? [{ ...location, frame }] : [] })
}

/** A report on three files in which nothing was found. */
export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    root: '/home/ada/shop',
    findings: [],
    problems: [],
    skipped: [],
    notices: [],
    scanned: { blobs: 3, bytes: 4567 },
    rules: builtinRules(),
    failOn: 'low',
    subject: 'files',
    ...changes,
  }
}

/** A secret that is gone from HEAD, and that main still reaches. */
export function timelineOf(changes: Partial<Timeline> = {}): Timeline {
  return {
    first: { id: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d', date: '2024-03-02T23:30:00-08:00' },
    commits: 12,
    objects: 3,
    paths: ['config/old.env', 'src/pay.ts'],
    inHead: false,
    inIndex: false,
    inWorkTree: false,
    refs: ['HEAD', 'refs/heads/main', 'refs/tags/v1.2'],
    reflogs: ['HEAD'],
    ...changes,
  }
}

/** A finding in a version of src/app.ts. */
export function historyFinding(changes: Partial<Timeline> = {}, place: Partial<Location> = {}): Finding {
  const commit = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d'
  const locations = findingOf().locations.map((location) => ({ ...location, ...('within' in place ? {} : { commit }), ...place }))
  return findingOf({ locations, timeline: timelineOf(changes) })
}

/** A report on a history of 205,518 objects. */
export function historyReport(changes: Partial<Report> = {}): Report {
  return reportOf({ subject: 'history', scanned: { blobs: 205_518, bytes: 1_549_000_000 }, ...changes })
}
