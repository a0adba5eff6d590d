// One finding: a line to open, and what is said of it.
import type { PageFrame } from '../src/report/html/page-data.ts'
import { count, element, withCode } from './elements.ts'
import type { Entry } from './entries.ts'
import { labelOf } from './labels.ts'

let made = 0

/** How an item is made. */
export interface ItemOptions {
  /** Of its heading. */
  readonly level: 3 | 4
  readonly isOpen: boolean
  /** Of its places, one that begins so is shown first. */
  readonly near: string
  onToggle(isOpen: boolean): void
}

/** A list item. Its body is built when it is opened. */
export function findingItem(entry: Entry, { level, isOpen, near, onToggle }: ItemOptions): HTMLLIElement {
  const body = element('div', { class: 'body', id: `body-${made++}`, hidden: true })
  const button = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': body.id }, ...headline(entry))
  const show = (shown: boolean) => {
    if (shown && !body.hasChildNodes()) body.append(...details(entry))
    body.hidden = !shown
    button.setAttribute('aria-expanded', String(shown))
  }
  button.addEventListener('click', () => {
    show(body.hidden !== false)
    onToggle(!body.hidden)
  })
  if (isOpen) show(true)
  const suppressed = entry.finding.suppression === undefined ? '' : ' suppressed'
  return element('li', { class: `finding${suppressed}` }, element(`h${level}`, {}, button), placeLine(entry, near), body)
}

function headline({ finding, advice }: Entry): Node[] {
  const { severity, redacted, past, verdict, suppression } = finding
  return [
    element('span', { class: `severity ${severity}` }, severity),
    element('span', { class: 'title' }, advice.title),
    ...(redacted === '' ? [] : [element('code', { class: 'value' }, redacted)]),
    ...(verdict ? [element('span', { class: `chip verdict-${verdict.state}` }, labelOf(verdict.state))] : []),
    ...(past ? [element('span', { class: `chip state-${past.state}` }, labelOf(past.state))] : []),
    ...(suppression === undefined ? [] : [element('span', { class: 'chip' }, 'Suppressed')]),
  ]
}

function placeLine({ finding, advice }: Entry, near: string): HTMLElement {
  const first = finding.places.find((place) => place.startsWith(near)) ?? finding.places[0] ?? ''
  const more = finding.places.length - 1 + finding.morePlaces
  const place = element('span', { class: 'path' }, first)
  const others = more > 0 ? element('span', {}, ` and ${count(more, 'more place')}`) : ''
  return element('p', { class: 'where' }, place, others, element('span', { class: 'provider' }, advice.provider))
}

function details(entry: Entry): Node[] {
  const { finding, advice } = entry
  return [
    ...(finding.frame ? [frameBlock(finding.frame)] : []),
    ...(finding.suppression === undefined ? [] : [paragraph('Suppressed', finding.suppression)]),
    ...(finding.verdict ? [paragraph(labelOf(finding.verdict.state), finding.verdict.why)] : []),
    paragraph('What', advice.message),
    paragraph('Harm', advice.harm),
    ...steps(entry),
    ...places(entry),
    factList(entry),
  ]
}

function paragraph(label: string, text: string): HTMLParagraphElement {
  return element('p', {}, element('strong', { class: 'label' }, label), ' ', ...withCode(text))
}

function frameBlock({ firstLine, before, marked: [left, secret, right], after }: PageFrame): HTMLElement {
  const lines = [...before.map((text) => [text]), [left, element('mark', {}, secret), right], ...after.map((text) => [text])]
  const rows = lines.map((parts, i) => {
    const gutter = element('span', { class: 'gutter', 'aria-hidden': 'true' }, String(firstLine + i))
    return element('span', { class: i === before.length ? 'line meant' : 'line' }, gutter, ...parts, '\n')
  })
  return element('pre', { tabindex: 0, role: 'region', 'aria-label': 'The lines around it, redacted' }, element('code', {}, ...rows))
}

function steps({ advice }: Entry): Node[] {
  const items = advice.remedy.map((step) => element('li', {}, ...withCode(step)))
  const link = advice.docs === undefined ? [] : [element('p', {}, documentation(advice.docs))]
  return [element('p', { class: 'next' }, element('strong', {}, 'Next steps')), element('ol', { class: 'steps' }, ...items), ...link]
}

function documentation(address: string): HTMLAnchorElement {
  return element('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, `Documentation: ${address}`)
}

function places({ finding }: Entry): Node[] {
  if (finding.places.length < 2) return []
  const more = finding.morePlaces > 0 ? [element('li', {}, `and ${count(finding.morePlaces, 'more place')}`)] : []
  const items = finding.places.map((place) => element('li', { class: 'path' }, place))
  return [element('p', { class: 'next' }, element('strong', {}, 'Where')), element('ul', { class: 'places' }, ...items, ...more)]
}

function factList({ finding, advice }: Entry): HTMLDListElement {
  const { past, verdict, parts, confidence, fingerprint } = finding
  const facts: (readonly [string, string])[] = [
    ...(verdict?.facts ?? []),
    ...(past?.facts ?? []),
    ...parts.map((part) => ['With', part] as const),
    ...(confidence === undefined ? [] : [['Confidence', `${confidence} %`] as const]),
    ['Rule', advice.rule],
    ['Fingerprint', fingerprint],
  ]
  return element('dl', { class: 'facts' }, ...facts.flatMap(([label, text]) => [element('dt', {}, label), element('dd', {}, text)]))
}
