// The report as one page that needs nothing else: no network, no server, no program but a browser.
import type { Format } from '../report-model.ts'
import { page } from './html/page.ts'

/** Never holds a secret, whatever the style says. */
export const html: Format = (report, style) => `${page(report, style)}\n`
