// The page around what its script builds: head, policy, what was scanned, and a plain list for browsers without scripts.
import type { Report, Style } from '../../report-model.ts'
import { exitCodeOf, failing } from '../../verdict.ts'
import { count } from '../human/amounts.ts'
import { scannedLine, unpainted, verdictLine } from '../human/summary.ts'
import { pageData } from './data.ts'
import { dataMarkup, Markup, markup } from './markup.ts'
import { pageScript, pageScriptHash, pageStyle, pageStyleHash } from './page.generated.ts'
import { plainList } from './plain-list.ts'
import { scanned } from './scanned.ts'

/**
 * Nothing is loaded from anywhere and nothing is sent; of scripts and styles those alone run that were made with the program.
 * https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/
 */
const POLICY = [
  "default-src 'none'",
  `script-src '${pageScriptHash}'`,
  `style-src '${pageStyleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** A key's bow and bit; without it a browser asks the server for an icon. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M5 5a3 3 0 1 0 2.8 4H12v2h2V9h1V7H7.8A3 3 0 0 0 5 5Zm0 2a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z' fill='%23b4530a'/%3E%3C/svg%3E"

export function page(report: Report, style: Style): string {
  const title = verdictLine(report, unpainted)
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title.replace(/\.$/, '')} – straykey</title>
<link rel="icon" href="${new Markup(ICON)}">
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${banner(report, style, title)}
<main>
<div id="overview"></div>
<section id="findings" tabindex="-1" aria-labelledby="findings-heading">
<h2 id="findings-heading">Findings</h2>
<noscript>${plainList(report)}</noscript>
</section>
${scanned(report)}
</main>
<footer><p>Made by straykey ${style.version}. Values are redacted: no secret is in this file.</p></footer>
<script type="application/json" id="data">${dataMarkup(pageData(report, style))}</script>
<script>${new Markup(pageScript)}</script>
</body>
</html>`.source
}

function banner(report: Report, { run }: Style, title: string): Markup {
  const { name, words } = outcomeOf(report)
  const time = run ? markup`<p class="facts"><time datetime="${run.ended.toISOString()}">${minuteOf(run.ended)}</time></p>` : markup``
  const [, found = title, rest = ''] = /^([^,;]*[^,;.])[,;.]? ?(.*)$/.exec(title) ?? []
  return markup`<header class="banner">
<div class="brand"><p class="name">straykey</p><div id="switches"></div></div>
<h1>${found}</h1>
<p class="outcome"><span class="outcome-${name}">${words}</span> ${rest}</p>
<p class="facts"><span class="path">${report.root}</span></p>
<p class="facts">${scannedLine(report, unpainted)}</p>
${time}
</header>`
}

function minuteOf(date: Date): string {
  return `${date.toISOString().slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ')} UTC`
}

function outcomeOf(report: Report): { readonly name: string; readonly words: string } {
  const code = exitCodeOf(report)
  if (code === 130) return { name: 'incomplete', words: 'Interrupted: this is what was found until then' }
  if (code === 1) return { name: 'fails', words: failureText(report) }
  if (code === 3) return { name: 'incomplete', words: 'Incomplete: not everything could be read' }
  return { name: 'passes', words: 'Passes' }
}

function failureText(report: Report): string {
  const least = report.failOn === 'critical' ? 'critical' : `${report.failOn} or worse`
  return `Fails: ${count(failing(report).length, 'finding')}, ${least}`
}
