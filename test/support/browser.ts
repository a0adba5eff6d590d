// A real Chromium without a window, from the package @sparticuz/chromium. Where it can't run there is none, and its tests are skipped.
import { existsSync, lstatSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'

/** Single threads of control and a closed sandbox need rights that containers don't give. */
const FLAGS = ['--no-sandbox', '--disable-setuid-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none']

/** Unpacked once for all tests, in a folder of ours. */
const folder = path.join(tmpdir(), `straykey-chromium-${process.getuid?.() ?? 'x'}`)

/** Absent where Chromium doesn't run. */
export const browser: Browser | undefined = await launch()
/** For the titles of tests. */
export const whyNot = browser ? '' : ' (there is no Chromium that runs here)'
afterAll(() => browser?.close())

async function launch(): Promise<Browser | undefined> {
  try {
    await unpack()
  } catch {
    return undefined
  }
  // The system's libraries first; the package brings some of those that a clean system lacks.
  for (const libraries of [{}, { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') }]) {
    const env = { ...withFonts(), ...libraries }
    const running = await chromium.launch({ executablePath: path.join(folder, 'chromium'), args: FLAGS, env }).catch(() => undefined)
    if (running) return running
  }
  return undefined
}

function withFonts(): Record<string, string> {
  const own = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }
  return { PATH: process.env.PATH ?? '', HOME: folder, ...own }
}

/** Whole or not at all, as several workers come here at once. */
async function unpack(): Promise<void> {
  if (isOurs()) return
  const staging = mkdtempSync(`${folder}-`)
  const before = { ...process.env }
  try {
    // The package unpacks libraries only where it believes to be on Amazon's system, and sets variables that aren't ours.
    Object.assign(process.env, { TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    writeFileSync(path.join(staging, 'fonts/fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir></fontconfig>\n`)
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
  try {
    renameSync(staging, folder)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!isOurs()) throw error
  }
}

function isOurs(): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid())
}

/** A page, and what it did that a report must not do. */
export interface Opened {
  readonly page: Page
  /** Requests beside that for the page itself. */
  readonly requests: string[]
  /** What the page's policy forbade, errors, and whatever was written to the console. */
  readonly complaints: string[]
}

/** Opens a file until the test ends; every request but the one for it is refused. */
export async function open(file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  if (!browser) throw new Error('there is no browser')
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  const address = `file://${file}`
  await context.route('**/*', async (route) => {
    const url = route.request().url()
    if (url.split('#')[0] === address || url.startsWith('data:')) return route.continue()
    requests.push(url)
    return route.abort()
  })
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => console.error('forbidden: ' + e.violatedDirective + ' ' + e.blockedURI))",
  )
  await page.goto(address)
  return { page, requests, complaints }
}
