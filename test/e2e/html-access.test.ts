// The HTML report for people who use a keyboard, a screen reader, a small screen, the dark, or no motion.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { browser, whyNot } from '../support/browser.ts'
import { contrasts, ratioOf } from '../support/contrast.ts'
import { items, openReport, status, variety } from '../support/report-page.ts'
import { historyReport } from '../support/scan.ts'

const skipped = [{ reason: 'files ignored by git', paths: ['.env'], remedy: 'take --ignored' }]
const problems = [{ where: 'a.zip', message: 'it is damaged' }]
const report = historyReport({ findings: variety(), skipped, problems, notices: ['mind this'] })

/** Everything that can be seen is seen. */
async function openAll(page: Page): Promise<void> {
  await page.getByLabel('Standing').selectOption('')
  await expect.poll(() => items(page).count()).toBe(variety().length)
  for (const button of await items(page).getByRole('button').all()) await button.click()
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const isFocused = (locator: Locator) => locator.evaluate((one) => one === one.ownerDocument.activeElement)
const focused = (page: Page) => page.evaluate<string>("document.activeElement.getAttribute('id') ?? document.activeElement.textContent")

describe.skipIf(!browser)(`with the keyboard alone${whyNot}`, () => {
  it('one gets to the findings at once, searches, opens one and goes on to the next', async () => {
    const { page } = await openReport(report)
    await press(page, 'Tab')
    expect(await focused(page)).toBe('Skip to the findings')
    await press(page, 'Enter')
    await expect.poll(() => focused(page)).toBe('findings')
    await press(page, 'Tab')
    expect(await focused(page)).toBe('search')
    await page.keyboard.type('shop')
    await expect.poll(() => status(page).textContent()).toBe('4 of 6 findings')
    const buttons = items(page).getByRole('button')
    const first = buttons.first()
    for (let i = 0; i < 20 && !(await isFocused(first)); i++) await press(page, 'Tab')
    expect(await isFocused(first)).toBe(true)
    await press(page, 'Enter')
    expect(await first.getAttribute('aria-expanded')).toBe('true')
    expect(await items(page).first().locator('.steps').isVisible()).toBe(true)
    await press(page, 'ArrowDown', 'ArrowDown')
    expect(await isFocused(buttons.nth(2))).toBe(true)
    await press(page, 'ArrowUp', 'Space')
    expect(await buttons.nth(1).getAttribute('aria-expanded')).toBe('true')
  })

  it('one sees where one is, on everything that takes the focus', async () => {
    const { page } = await openReport(report)
    await openAll(page)
    await page.evaluate('document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)')
    const outlines: string[] = []
    for (let i = 0; i < 60; i++) {
      await press(page, 'Tab')
      outlines.push(
        await page.evaluate<string>(
          "document.activeElement.matches('body') ? 'end' : getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth",
        ),
      )
    }
    expect(new Set(outlines.filter((outline) => outline !== 'end'))).toEqual(new Set(['solid 3px']))
    expect(outlines.length).toBeGreaterThan(30)
  })

  it('one switches between light and dark', async () => {
    const { page } = await openReport(report, { colorScheme: 'light' })
    const toggle = page.getByRole('button', { name: 'Dark' })
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const light = await background()
    expect(await toggle.getAttribute('aria-pressed')).toBe('false')
    await toggle.focus()
    await press(page, 'Enter')
    expect(await toggle.getAttribute('aria-pressed')).toBe('true')
    expect(ratioOf(await background(), light)).toBeGreaterThan(10)
    await press(page, 'Enter')
    expect(await background()).toBe(light)
  })
})

describe.skipIf(!browser)(`for a screen reader${whyNot}`, () => {
  it('the page has its landmarks, each named where there are several', async () => {
    const { page } = await openReport(report)
    for (const role of ['banner', 'main', 'contentinfo', 'search'] as const) expect(await page.getByRole(role).count()).toBe(1)
    for (const name of ['Overview', 'Exposure over time', 'Findings', 'What was looked at'])
      expect(await page.getByRole('region', { name, exact: true }).count()).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toMatch(/^4 secrets in history.* – straykey$/)
  })

  it.each(['secret', 'path'])('headings go down one step at a time, grouped by %s', async (by) => {
    const { page } = await openReport(report)
    await page.getByLabel('Group by').selectOption(by)
    await openAll(page)
    const levels = await page.evaluate<number[]>(
      "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.localName[1]))",
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
    expect(levels).toContain(by === 'path' ? 4 : 3)
  })

  it('everything that can be used has a name, and no name leads nowhere', async () => {
    const { page } = await openReport(report)
    await openAll(page)
    const snapshot = await page.locator('body').ariaSnapshot()
    expect(snapshot).toContain('- searchbox "Search"')
    expect(
      snapshot.split('\n').filter((line) => /^\s*- '?(?:button|link|combobox|checkbox|searchbox|table|region)\b(?! ")/.test(line)),
    ).toEqual([])
    const dangling = await page.evaluate<string[]>(`['for', 'aria-labelledby', 'aria-controls'].flatMap((name) =>
      [...document.querySelectorAll('[' + name + ']')].map((one) => one.getAttribute(name)).filter((id) => !document.getElementById(id)))`)
    expect(dangling).toEqual([])
    const ids = await page.evaluate<string[]>("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('the number of findings is said when it changes', async () => {
    const { page } = await openReport(report)
    expect(await status(page).getAttribute('aria-live')).toBe('polite')
    await page.getByLabel('Search').fill('environment')
    await expect.poll(() => status(page).textContent()).toBe('1 of 6 findings')
  })

  it('the picture of time is a table that says the same', async () => {
    const { page } = await openReport(report)
    const table = page.getByRole('region', { name: 'Exposure over time' }).getByRole('table')
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Key', 'Since', 'State'])
    const row = table.getByRole('row', { name: /2016-05-06/ })
    expect(await row.getByRole('rowheader').textContent()).toBe('Acme live key acme_live_Ab1c…')
    expect((await row.getByRole('cell').allTextContents()).map((text) => text.trim())).toEqual(['2016-05-06', 'Gone from HEADRevoked'])
  })
})

describe.skipIf(!browser)(`for the eyes${whyNot}`, () => {
  it.each(['light', 'dark'] as const)('every text has a contrast of 4.5 or more, in %s', async (colorScheme) => {
    const { page } = await openReport(report, { colorScheme })
    await openAll(page)
    const measured = await contrasts(page)
    expect(measured.length).toBeGreaterThan(15)
    expect(measured.filter(({ ratio }) => ratio < 4.5)).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'the borders of fields and the bars of time have a contrast of 3 or more, in %s',
    async (colorScheme) => {
      const { page } = await openReport(report, { colorScheme })
      const styleOf = (selector: string, name: string) =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${name}`)
      const card = await styleOf('.controls', 'backgroundColor')
      expect(ratioOf(await styleOf('#search', 'borderTopColor'), card)).toBeGreaterThan(3)
      const bars = [
        await styleOf('.exposed-head', 'fill'),
        await styleOf('.exposed-reachable', 'fill'),
        await styleOf('.exposed-unreachable', 'stroke'),
      ]
      expect(bars.map((bar) => ratioOf(bar, card)).filter((ratio) => ratio < 3)).toEqual([])
    },
  )

  it.each([320, 390, 768, 1280, 2560])('nothing sticks out sideways on a screen of %i pixels', async (width) => {
    const { page } = await openReport(report, { viewport: { width, height: 800 } })
    await openAll(page)
    expect(await page.evaluate<number>('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  it('nothing moves for those who asked for that', async () => {
    const behaviour = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await openReport(report, { reducedMotion })
      return page.evaluate<string>('getComputedStyle(document.documentElement).scrollBehavior')
    }
    expect([await behaviour('reduce'), await behaviour('no-preference')]).toEqual(['auto', 'smooth'])
  })
})
