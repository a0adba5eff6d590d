// File names, contents and texts that would run a script, load something or hide what they are, if the HTML report let them.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { browser, whyNot } from '../support/browser.ts'
import { liveKey } from '../support/fake-keys.ts'
import { commit } from '../support/history.ts'
import { repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { items, openReport, openScan, status } from '../support/report-page.ts'
import { findingOf, historyFinding, historyReport, reportOf } from '../support/scan.ts'

const IMAGE = '<img src=evil.png onerror=document.title=`hacked`>'
/** As names of files; a slash begins a new folder, which makes the end of an element. */
const NAMES = [
  `</script>${IMAGE}.js`,
  `</noscript></style><svg onload=document.title=1>.js`,
  `"><script>document.title='hacked'</script>.js`,
  `'-alert(1)-'.js`,
  'a\u202egnp.exe.js',
  '`$' + '{alert(1)}`.js',
  '&lt;b&gt;&#x3c;.js',
  '\\u003cimg src=x onerror=alert(1)>.js',
]
const contents = (name: string, seed: number) => `// ${name} </script>${IMAGE}\nconst key = '${liveKey(seed)}' // ${name}"'>\n`
const files = Object.fromEntries(NAMES.map((name, i) => [`d/${name}`, contents(name, i + 1)]))

/** Opens everything, and waits for what images and scripts would do. */
async function provoke(page: Page): Promise<void> {
  for (const button of await items(page).getByRole('button').all()) await button.click()
  for (const way of await page.getByLabel('Group by').locator('option').all())
    await page.getByLabel('Group by').selectOption((await way.getAttribute('value')) ?? '')
  await page.waitForTimeout(200)
}

const elements = (page: Page) =>
  page.evaluate<string[]>("[...new Set([...document.querySelectorAll('body *')].map((e) => e.localName))].sort()")

describe.skipIf(!browser)(`hostile files in the HTML report${whyNot}`, () => {
  it('run nothing, load nothing and make no element, in the page of a scan', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, files)
    const { page, requests, complaints } = await openScan(folder)
    const title = await page.title()
    expect(await status(page).textContent()).toBe(`${NAMES.length} of ${NAMES.length} findings`)
    await provoke(page)
    expect([requests, complaints]).toEqual([[], []])
    expect(await page.title()).toBe(title)
    expect((await elements(page)).filter((name) => ['img', 'iframe', 'b', 'object', 'link', 'base', 'form'].includes(name))).toEqual([])
    expect(await page.locator('body script').count()).toBe(2)
    const places = await items(page).locator('.where .path').allTextContents()
    expect(places).toContain(`d/</script>${IMAGE}.js:2:14`)
    expect(places).toContain('d/a\\u{202e}gnp.exe.js:2:14')
    expect(places).toContain('d/&lt;b&gt;&#x3c;.js:2:14')
  })

  it('do so in the page of a history', async () => {
    const folder = repository(files)
    commit(folder, { files: { 'd/new.js': contents('x', 50) }, message: `</script>${IMAGE} ${liveKey(51)}` })
    const { page, requests, complaints } = await openScan(folder, ['history', '--no-cache'])
    await provoke(page)
    expect([requests, complaints]).toEqual([[], []])
    expect((await elements(page)).includes('img')).toBe(false)
  })

  it('do so without scripts', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, files)
    const { page, requests } = await openScan(folder, [], { javaScriptEnabled: false })
    expect(await page.locator('noscript > ol > li').count()).toBe(NAMES.length)
    expect(await page.locator('img').count()).toBe(0)
    expect(requests).toEqual([])
  })
})

describe.skipIf(!browser)(`hostile texts in every field${whyNot}`, () => {
  it('stay texts', async () => {
    const evil = `</script></noscript>${IMAGE}<a href="javascript:alert(1)">x</a>\u202e\u2028`
    const [place] = findingOf().locations
    const finding = findingOf({
      ...{
        title: evil,
        message: evil,
        harm: evil,
        remedy: [evil, `\`${evil}\``],
        docs: `javascript:${evil}`,
        rule: evil,
        fingerprint: evil,
      },
      ...{ redacted: evil, suppression: undefined as never },
      parts: place ? [{ title: evil, redacted: evil, locations: [{ ...place, path: evil }], rule: evil }] : [],
      verdict: { state: 'active', why: evil, owner: evil, scopes: evil, expires: evil },
    })
    const past = historyFinding({ first: { id: evil, date: evil, author: evil }, paths: [evil], refs: [evil] }, { path: evil })
    const report = {
      problems: [{ where: evil, message: evil }],
      notices: [evil],
      skipped: [{ reason: evil, paths: [evil], remedy: evil }],
      root: evil,
    }
    const { page, requests, complaints } = await openReport(historyReport({ ...report, findings: [finding, past] }))
    await provoke(page)
    expect([requests, complaints]).toEqual([[], []])
    expect((await elements(page)).filter((name) => name === 'img')).toEqual([])
    expect(await page.locator('a[href^="javascript" i]').count()).toBe(0)
    expect((await page.evaluate<string>('document.body.innerText')).match(/[\u202e\u2028]/)).toBeNull()
  })
})

describe.skipIf(!browser)(`the policy of the page${whyNot}`, () => {
  it('stops a script, a style and a request, and texts that would become elements, whoever brings them', async () => {
    const { page, requests, complaints } = await openReport(reportOf({ findings: [findingOf()] }))
    const attempt = (code: string) => page.evaluate(`(async () => { ${code} })()`).then(String, (error: Error) => error.message)
    await attempt("const e = document.createElement('style'); e.append('body { color: red }'); document.head.append(e)")
    expect(await attempt("const e = document.createElement('script'); e.text = 'document.title = 1'; document.head.append(e)")).toMatch(
      /TrustedScript/,
    )
    expect(await attempt("document.body.innerHTML = '<b>'")).toMatch(/TrustedHTML/)
    expect(await attempt("await fetch('https://evil.example/')")).toMatch(/Failed to fetch/)
    await attempt("document.body.append(Object.assign(new Image(), { src: 'https://evil.example/x.png' }))")
    await expect.poll(() => complaints.filter((text) => text.startsWith('forbidden: img-src')).length).toBe(1)
    for (const what of ['style-src', 'connect-src', 'require-trusted-types-for'])
      expect(complaints.some((text) => text.startsWith(`forbidden: ${what}`))).toBe(true)
    expect(requests).toEqual([])
    expect(await page.evaluate('getComputedStyle(document.body).color')).not.toBe('rgb(255, 0, 0)')
  })
})
