// A picture of how long keys have been readable: a bar a key, from the day it came in. A table, so that those who don't see it
// read the same.
import { drawing, element, number } from './elements.ts'
import type { Entry } from './entries.ts'
import { labelOf } from './labels.ts'
import { type Axis, axisOf, placeOn } from './time-axis.ts'

const ROWS = 30

export interface Exposure {
  readonly node: HTMLElement
  /** Draws other findings; those without a date have no bar. */
  show(entries: readonly Entry[]): void
  /** For paper: with all bars. */
  showAll(): void
}

/** `today` is the day of the report. */
export function makeExposure(today: string | undefined): Exposure {
  const body = element('div')
  const node = element(
    'section',
    { 'aria-labelledby': 'exposure-heading', class: 'exposure' },
    element('h2', { id: 'exposure-heading' }, 'Exposure over time'),
    element('p', { class: 'hint' }, explanation(today)),
    legend(),
    body,
  )
  let drawn: readonly Entry[] = []
  const draw = (most: number) => body.replaceChildren(...tableOf(drawn, today, most, () => draw(drawn.length)))
  return {
    node,
    show(entries) {
      drawn = entries.filter(({ finding }) => finding.past?.since !== undefined)
      draw(ROWS)
    },
    showAll: () => draw(drawn.length),
  }
}

function explanation(today: string | undefined): string {
  const end = today === undefined ? 'the latest day that is known' : `${today}, the day of this report`
  return `Each bar begins with the first commit that brought the key and goes on to ${end}; it grows pale on the day HEAD lost the key, since whoever can fetch a commit can still read what it holds.`
}

function legend(): HTMLElement {
  const items = ['head', 'reachable', 'unreachable'].map((state) => {
    const sample = drawing('svg', { class: 'sample', 'aria-hidden': 'true', viewBox: '0 0 30 10' }, barShape(state, 0, 30))
    return element('li', {}, sample, ' ', labelOf(state))
  })
  return element('ul', { class: 'legend', role: 'list' }, ...items)
}

function tableOf(entries: readonly Entry[], today: string | undefined, most: number, onMore: () => void): Node[] {
  if (entries.length === 0) return [element('p', { class: 'empty' }, 'None of the findings shown has a date.')]
  const axis = axisOf(
    entries.flatMap(({ finding }) => [finding.past?.since ?? [], finding.past?.until ?? []].flat()),
    today,
  )
  const rows = entries.slice(0, most).map((entry) => rowOf(entry, axis))
  const head = element(
    'tr',
    {},
    ...['Key', 'Since', 'State'].map((title) => element('th', { scope: 'col' }, title)),
    element('td', { class: 'picture', 'aria-hidden': 'true' }, scale(axis)),
  )
  const table = element(
    'table',
    { class: 'bars', 'aria-labelledby': 'exposure-heading' },
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  )
  const left = entries.length - rows.length
  if (left <= 0) return [table]
  const more = element('button', { type: 'button', class: 'more' }, `Draw all (${number(left)} more)`)
  more.addEventListener('click', onMore)
  return [table, element('p', { class: 'after' }, more)]
}

function rowOf({ finding, advice }: Entry, axis: Axis): HTMLElement {
  const { since = '', until, state = 'unreachable' } = finding.past ?? {}
  const verdict = finding.verdict
    ? [element('span', { class: `chip verdict-${finding.verdict.state}` }, labelOf(finding.verdict.state))]
    : []
  const key = element(
    'th',
    { scope: 'row' },
    element('span', { class: `dot ${finding.severity}`, 'aria-hidden': 'true' }),
    advice.title,
    ' ',
    element('code', { class: 'soft' }, finding.redacted),
  )
  const from = placeOn(axis, since)
  const to = until === undefined ? 1000 : Math.max(from, placeOn(axis, until))
  const picture = drawing(
    'svg',
    { class: 'span', viewBox: '0 0 1000 20', preserveAspectRatio: 'none' },
    ...axis.ticks.map(({ at }) => drawing('line', { class: 'grid', x1: at, x2: at, y1: 0, y2: 20 })),
    ...(to < 1000 ? [barShape('after', from, Math.max(4, 1000 - from))] : []),
    barShape(state, from, Math.max(4, to - from)),
  )
  return element(
    'tr',
    {},
    key,
    element('td', { class: 'since' }, element('time', { datetime: since }, since), ...untilText(until)),
    element('td', {}, element('span', { class: `chip state-${state}` }, labelOf(state)), ...verdict),
    element('td', { class: 'picture', 'aria-hidden': 'true' }, picture),
  )
}

function untilText(until: string | undefined): (Node | string)[] {
  return until === undefined ? [] : [' to ', element('time', { datetime: until }, until)]
}

function barShape(state: string, x: number, width: number): SVGRectElement {
  const most = x + width > 1000 ? 1000 - width : x
  return drawing('rect', { class: `exposed-${state}`, x: most, y: width === 30 ? 1 : 5, width, height: width === 30 ? 8 : 10 })
}

/** The years, or months, as labels at their places. */
function scale({ ticks }: Axis): HTMLElement {
  const labels = ticks.map(({ at, label }) => drawing('text', { x: `${at / 10}%`, y: 12 }, label))
  return element('div', {}, drawing('svg', { class: 'scale', height: 16 }, ...labels))
}
