// The HTML report in a real browser, as the built program writes it.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { browser, whyNot } from '../support/browser.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { commit } from '../support/history.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { items, openReport, openScan, status, variety } from '../support/report-page.ts'
import { findingOf, historyReport, reportOf } from '../support/scan.ts'

const leaky = {
  'src/pay.js': `const key = '${liveKey()}'\n`,
  'lib/hub.js': `// the hub\nconst token = '${githubKey()}'\n`,
  'copy/hub.js': `const token = '${githubKey()}'\n`,
  'test/fixture.js': `const key = '${liveKey(2)}' // straykey:allow -- a fixture\n`,
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

const titles = (page: Page) => items(page).locator('.title').allTextContents()
const headings = (page: Page) => page.locator('.group > h3').allTextContents()

describe.skipIf(!browser)(`the page of a scan${whyNot}`, () => {
  it('shows what was found, without the network, without a complaint, and without a secret', async () => {
    const { page, requests, complaints } = await openScan(folderOf(leaky))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('2 secrets in 3 places')
    expect(await status(page).textContent()).toBe('2 of 3 findings')
    expect(await items(page).count()).toBe(2)
    const text = await page.content()
    for (const key of [liveKey(), liveKey(2), githubKey()]) expect(text.includes(key.slice(8))).toBe(false)
    expect([requests, complaints]).toEqual([[], []])
  })

  it('has the line, the harm, the next steps and the documentation of a finding when it is opened', async () => {
    const { page } = await openScan(folderOf(leaky))
    const item = items(page).filter({ hasText: 'hub.js' })
    expect(await item.locator('.body').isVisible()).toBe(false)
    await item.getByRole('button').click()
    expect(await item.locator('.line').allTextContents()).toContain(`1const token = 'ghp_${githubKey().slice(4, 8)}…'\n`)
    expect(await item.locator('.steps li').count()).toBeGreaterThan(0)
    expect(await item.locator('.places li').allTextContents()).toEqual(['copy/hub.js:1:16', 'lib/hub.js:2:16'])
    const link = item.getByRole('link')
    expect(await link.getAttribute('href')).toMatch(/^https:\/\//)
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('shows what is suppressed when somebody asks, with the reason', async () => {
    const { page } = await openScan(folderOf(leaky))
    await page.getByLabel('Standing').selectOption('suppressed')
    await expect.poll(() => status(page).textContent()).toBe('1 of 3 findings')
    await items(page).getByRole('button').click()
    expect(await items(page).locator('.body').textContent()).toContain('Suppressed allowed by a comment: a fixture')
  })

  it('finds what somebody types, and says when there is nothing', async () => {
    const { page } = await openScan(folderOf(leaky))
    await page.getByLabel('Search').fill('PAY.js')
    await expect.poll(() => status(page).textContent()).toBe('1 of 3 findings')
    await page.getByLabel('Search').fill('no such thing')
    await expect.poll(() => items(page).count()).toBe(0)
    expect(await page.getByText('Nothing fits these filters.').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => items(page).count()).toBe(2)
    expect(await page.getByLabel('Search').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true)
  })

  it('groups by path: a finding stands under each of its paths, with the place that is meant', async () => {
    const { page } = await openScan(folderOf(leaky))
    await page.getByLabel('Group by').selectOption('path')
    await expect.poll(() => headings(page)).toEqual(['copy/hub.js 1 finding', 'lib/hub.js 1 finding', 'src/pay.js 1 finding'])
    expect(await items(page).locator('.where .path').allTextContents()).toEqual(['copy/hub.js:1:16', 'lib/hub.js:2:16', 'src/pay.js:1:14'])
    expect(await status(page).textContent()).toBe('2 of 3 findings in 3 groups')
  })

  it('goes from the overview to the findings of a provider', async () => {
    const { page } = await openScan(folderOf(leaky))
    await page.getByRole('button', { name: 'GitHub', exact: true }).click()
    await expect.poll(() => status(page).textContent()).toBe('1 of 3 findings')
    expect(await page.getByLabel('Provider').inputValue()).toBe('GitHub')
    expect(await page.evaluate('document.activeElement.id')).toBe('findings')
  })

  it('draws no time where nothing has a past, and offers no filter that filters nothing', async () => {
    const { page } = await openScan(folderOf(leaky))
    expect(await page.getByRole('heading', { name: 'Exposure over time' }).count()).toBe(0)
    for (const label of ['In history', "Issuer's answer", 'Kind'])
      expect(await page.getByLabel(label, { exact: true }).isVisible()).toBe(false)
  })

  it('says that nothing was found', async () => {
    const { page, complaints } = await openScan(folderOf({ 'a.txt': 'nothing\n' }))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No secrets found')
    expect(await page.getByText('Nothing was found.').isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('is a list with counts where no script runs', async () => {
    const { page } = await openScan(folderOf(leaky), [], { javaScriptEnabled: false })
    expect(await page.locator('noscript > ol > li').count()).toBe(2)
    expect(await page.locator('noscript > ul').textContent()).toBe('2 critical')
  })
})

describe.skipIf(!browser)(`the page of a history${whyNot}`, () => {
  it('shows since when each key can be read, and whether it still lives', async () => {
    const folder = repository(leaky)
    commit(folder, { files: { 'src/pay.js': 'gone\n', 'new.js': `const key = '${liveKey(3)}'\n` }, date: '2026-03-04T05:06:07Z' })
    const { page, complaints } = await openScan(folder, ['history', '--no-cache'])
    const rows = page.locator('.bars tbody tr')
    const row = (key: string) => rows.filter({ hasText: key.slice(0, 12) })
    expect(await rows.count()).toBe(3)
    expect(await row(liveKey()).locator('td').allTextContents()).toEqual(['2026-01-02 to 2026-03-04', 'Gone from HEAD', ''])
    expect(await row(liveKey(3)).locator('td').allTextContents()).toEqual(['2026-03-04', 'Lives in HEAD', ''])
    const [old, young] = [row(liveKey()), row(liveKey(3))].map((one) => one.locator('rect').last())
    expect(await old?.getAttribute('x')).toBe('0')
    expect(Number(await young?.getAttribute('x'))).toBeGreaterThan(0)
    expect(await old?.getAttribute('class')).toBe('exposed-reachable')
    await page.getByLabel('In history').selectOption('reachable')
    await expect.poll(() => rows.count()).toBe(1)
    expect(complaints).toEqual([])
  })

  it('groups by the month in which keys came in', async () => {
    const folder = repository(leaky)
    git(folder, 'commit', '--quiet', '--allow-empty', '--message=x')
    commit(folder, { files: { 'new.js': `const key = '${liveKey(3)}'\n` }, date: '2026-03-04T05:06:07Z' })
    const { page } = await openScan(folder, ['history', '--no-cache', '--no-hygiene'])
    await page.getByLabel('Group by').selectOption('month')
    await expect.poll(() => headings(page)).toEqual(['2026-01 2 findings', '2026-03 1 finding'])
  })
})

describe.skipIf(!browser)(`the page of every kind of finding${whyNot}`, () => {
  const severities = async (page: Page) => items(page).locator('.severity').allTextContents()

  it('leaves out severities that are not wanted', async () => {
    const { page } = await openReport(historyReport({ findings: variety() }))
    expect(await severities(page)).toEqual(['critical', 'high', 'high', 'medium', 'low'])
    await page.getByLabel('high').uncheck()
    await expect.poll(() => severities(page)).toEqual(['critical', 'medium', 'low'])
    await page.getByLabel('critical').uncheck()
    await expect.poll(() => severities(page)).toEqual(['medium', 'low'])
  })

  it.each([
    ["Issuer's answer", 'active', ['Acme live key']],
    ['Kind', 'hygiene', ['Committed environment']],
    ['In history', 'unreachable', ['Acme live key']],
  ])('is filtered by %s', async (label, value, left) => {
    const { page } = await openReport(historyReport({ findings: variety() }))
    await page.getByLabel(label, { exact: true }).selectOption(value)
    await expect.poll(() => titles(page)).toEqual(left)
  })

  it('tells what the issuer said', async () => {
    const { page } = await openReport(historyReport({ findings: variety() }))
    const [first] = await items(page).all()
    await first?.getByRole('button').click()
    const text = await first?.textContent()
    for (const part of ['Still active', 'The issuer says active.', 'shop-production', '2027-01-01', 'Key id AK…'])
      expect(text).toContain(part)
  })
})

describe.skipIf(!browser)(`ten thousand findings${whyNot}`, () => {
  const AMOUNT = 10_000
  const keys = Array.from({ length: AMOUNT }, (_, i) => fakeKey('sk_live_ alnum*32', i + 1))

  it('are shown some at a time, and filtered, searched and grouped as a whole', async () => {
    const files = Array.from({ length: 100 }, (_, i) => [
      `src/f${i}.js`,
      keys
        .slice(i * 100, i * 100 + 100)
        .map((key) => `k = '${key}'\n`)
        .join(''),
    ])
    const { page, complaints, requests } = await openScan(folderOf(Object.fromEntries(files) as Record<string, string>))
    expect(await status(page).textContent()).toBe('10,000 of 10,000 findings')
    expect(await items(page).count()).toBe(50)
    await page.getByRole('button', { name: 'Show more (9,950 left)' }).click()
    expect(await items(page).count()).toBe(100)
    expect(
      await items(page)
        .nth(50)
        .getByRole('button')
        .evaluate((one) => one === one.ownerDocument.activeElement),
    ).toBe(true)
    await page.getByLabel('Search').fill('src/f42.js:7:')
    await expect.poll(() => status(page).textContent()).toBe('1 of 10,000 findings')
    await page.getByLabel('Search').fill('')
    await page.getByLabel('Group by').selectOption('path')
    await expect.poll(() => status(page).textContent()).toBe('10,000 of 10,000 findings in 100 groups')
    const last = page.locator('.group').last()
    await last.locator('h3 button').click()
    expect(await last.locator('li.finding').count()).toBe(50)
    expect([requests, complaints]).toEqual([[], []])
  })
})

describe.skipIf(!browser)(`on paper${whyNot}`, () => {
  const several = (amount: number) =>
    Array.from({ length: amount }, (_, i) => findingOf({ fingerprint: `acme:${i}`, severity: i % 2 === 0 ? 'high' : 'low' }))
  const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  /** As it stands between the two events that a browser sends around printing. */
  const preparePaper = async (page: Page) => {
    await page.emulateMedia({ media: 'print' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  }

  it('are all findings of the filter, opened, and nothing to click', async () => {
    const { page } = await openReport(reportOf({ findings: several(130) }), { colorScheme: 'dark' })
    await page.getByLabel('low').uncheck()
    await expect.poll(() => status(page).textContent()).toBe('65 of 130 findings')
    await preparePaper(page)
    expect(await items(page).count()).toBe(65)
    expect(await items(page).locator('.steps:visible').count()).toBe(65)
    for (const what of ['.controls', '.switch', '.skip', '.more']) expect(await page.locator(`${what}:visible`).count()).toBe(0)
    expect(await page.locator('body').evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await items(page).count()).toBe(50)
  })

  it('are all first lines where there are very many', async () => {
    const { page } = await openReport(reportOf({ findings: several(1500) }))
    await items(page).first().getByRole('button').click()
    await preparePaper(page)
    expect(await items(page).count()).toBe(1500)
    expect(await items(page).locator('.steps:visible').count()).toBe(1)
  })

  it('are in the PDF that the browser makes', async () => {
    const { page } = await openReport(reportOf({ findings: several(60) }))
    const whole = pagesOf(await page.pdf({ format: 'A4' }))
    await page.getByLabel('Search').fill('acme:7')
    await expect.poll(() => status(page).textContent()).toBe('1 of 60 findings')
    const one = pagesOf(await page.pdf({ format: 'A4' }))
    expect(one).toBeLessThanOrEqual(2)
    expect(whole).toBeGreaterThan(one + 10)
  })
})
