// HTML reports in a browser: made by the built program, or from findings made by hand.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Finding } from '../../src/model.ts'
import { html } from '../../src/report/html.ts'
import type { Report } from '../../src/report-model.ts'
import { type Opened, open } from './browser.ts'
import { temporaryFolder } from './repo.ts'
import { runCli } from './run-cli.ts'
import { findingOf, historyFinding, plain } from './scan.ts'

/** Runs the built program in a folder, and opens the page that it writes. */
export async function openScan(folder: string, args: readonly string[] = [], options?: BrowserContextOptions): Promise<Opened> {
  const file = path.join(temporaryFolder(), 'report.html')
  const { stderr, code } = await runCli([...args, '--quiet', `--output=html=${file}`], { folder })
  if (code !== 0 && code !== 1) throw new Error(`no report: ${stderr}`)
  return open(file, options)
}

/** The end of the scans that are made by hand. */
const run = { started: new Date('2026-01-02T03:00:00Z'), ended: new Date('2026-01-02T03:04:05Z') }

export function openReport(report: Report, options?: BrowserContextOptions): Promise<Opened> {
  const file = path.join(temporaryFolder(), 'report.html')
  writeFileSync(file, html(report, { ...plain, run }))
  return open(file, options)
}

/** What reports can show, each kind once: severities, verdicts, suppressions, states, parts, hygiene. */
export function variety(): Finding[] {
  const verdict = (state: 'active' | 'inactive' | 'unknown' | 'revoked') => ({
    verdict: { state, why: `The issuer says ${state}.`, owner: 'shop-production', scopes: 'read', expires: '2027-01-01' },
  })
  const [place] = findingOf().locations
  const parts = place ? [{ title: 'Key id', redacted: 'AK…', locations: [place], rule: 'acme-key-id' }] : []
  return [
    { ...historyFinding({ inHead: true, inWorkTree: true }), ...verdict('active'), parts },
    { ...historyFinding({ first: { id: 'ab'.repeat(20), date: '2016-05-06T07:08:09Z' } }), severity: 'high', ...verdict('revoked') },
    { ...historyFinding({ refs: [] }), severity: 'medium', ...verdict('inactive') },
    { ...findingOf(), severity: 'low', ...verdict('unknown'), confidence: 87 },
    { ...findingOf(), severity: 'info', suppression: { by: 'comment', reason: 'a fixture' } },
    { ...findingOf(), kind: 'hygiene', rule: 'env-committed', title: 'Committed environment', severity: 'high', redacted: '' },
  ]
}

/** The findings that are shown. */
export const items = (page: Page): Locator => page.locator('li.finding')
export const status = (page: Page): Locator => page.getByRole('status')
