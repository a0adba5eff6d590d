// Contrast of the texts on a page, as WCAG 2.2 defines it (success criteria 1.4.3 and 1.4.11, "relative luminance").
import type { Page } from 'playwright-core'

interface Pair {
  readonly text: string
  readonly color: string
  readonly behind: string
}

/** Runs in the page: each visible text with its colour and what is painted behind it. */
const PAIRS = `[...document.querySelectorAll('body *')].flatMap((element) => {
  const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('')
  if (text === '' || element.getClientRects().length === 0) return []
  const style = getComputedStyle(element)
  let behind = element
  while (behind.parentElement && /^rgba\\(.*, 0\\)$/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement
  const isDrawn = element.namespaceURI.endsWith('svg')
  return [{ text: text.slice(0, 40), color: isDrawn ? style.fill : style.color, behind: getComputedStyle(behind).backgroundColor }]
})`

/** The worst first; each pair of colours once. */
export async function contrasts(page: Page): Promise<{ readonly ratio: number; readonly shown: string }[]> {
  const pairs = await page.evaluate<Pair[]>(PAIRS)
  const each = new Map(pairs.map((pair) => [`${pair.color} on ${pair.behind}`, pair]))
  const ratios = [...each].map(([colors, { color, behind, text }]) => ({ ratio: ratioOf(color, behind), shown: `${text}: ${colors}` }))
  return ratios.sort((a, b) => a.ratio - b.ratio)
}

export function ratioOf(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Of an opaque colour as browsers compute it: `rgb(1, 2, 3)`. */
function luminance(color: string): number {
  const [, ...parts] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? []
  if (parts.length !== 3) throw new Error(`no opaque colour: ${color}`)
  const [red = 0, green = 0, blue = 0] = parts.map((part) => linear(Number(part) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
