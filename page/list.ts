// The findings, some at a time: ten thousand would keep a browser busy for a while. Groups open and close.
import { count, element, number } from './elements.ts'
import type { Entry } from './entries.ts'
import { findingItem } from './finding.ts'
import type { Group } from './grouping.ts'

const FINDINGS_SHOWN = 50
const GROUPS_SHOWN = 100

export interface List {
  readonly node: HTMLElement
  /** Shows other findings, from the first. What was opened stays open. */
  show(groups: readonly Group[]): void
  /** For paper: all there are, each of them opened if they are to be. */
  showAll(isOpen: boolean): void
}

/** How much of the findings is shown. */
interface Extent {
  readonly all: boolean
  /** Findings are open, whoever opened them. */
  readonly isOpen: boolean
}

export function makeList(): List {
  const node = element('div')
  const opened = new Set<Entry>()
  let shown: readonly Group[] = []
  const draw = (extent: Extent) => node.replaceChildren(drawn(shown, opened, extent))
  node.addEventListener('keydown', moveBetween)
  return {
    node,
    show(groups) {
      shown = groups
      draw({ all: false, isOpen: false })
    },
    showAll: (isOpen) => draw({ all: true, isOpen }),
  }
}

function drawn(groups: readonly Group[], opened: Set<Entry>, extent: Extent): HTMLElement {
  const [first] = groups
  if (!first) return element('p', { class: 'empty' }, 'Nothing fits these filters.')
  if (first.title === '') return findingList(first, opened, extent)
  const isShort = groups.reduce((sum, { entries }) => sum + entries.length, 0) <= FINDINGS_SHOWN
  const make = (group: Group) => groupSection(group, () => findingList(group, opened, extent), extent.all || isShort || group === first)
  return paged(groups, { size: extent.all ? groups.length : GROUPS_SHOWN, list: element('div'), make })
}

function findingList({ title, entries }: Group, opened: Set<Entry>, { all, isOpen }: Extent): HTMLElement {
  const make = (entry: Entry) =>
    findingItem(entry, {
      level: title === '' ? 3 : 4,
      near: title,
      isOpen: isOpen || opened.has(entry),
      onToggle: (open) => void (open ? opened.add(entry) : opened.delete(entry)),
    })
  return paged(entries, { size: all ? entries.length : FINDINGS_SHOWN, list: element('ul', { role: 'list' }), make })
}

/** What is in it is made when it is opened. */
function groupSection({ title, entries }: Group, fill: () => HTMLElement, isOpen: boolean): HTMLElement {
  const body = element('div')
  const amount = element('span', { class: 'amount' }, count(entries.length, 'finding'))
  const button = element('button', { type: 'button' }, element('span', { class: 'path' }, title), ' ', amount)
  const show = (open: boolean) => {
    if (open && !body.hasChildNodes()) body.append(fill())
    body.hidden = !open
    button.setAttribute('aria-expanded', String(open))
  }
  button.addEventListener('click', () => show(body.hidden !== false))
  show(isOpen)
  return element('section', { class: 'group' }, element('h3', {}, button), body)
}

interface Paging<Item> {
  /** How many at a time. */
  readonly size: number
  /** What they go into. */
  readonly list: HTMLElement
  make(item: Item): HTMLElement
}

/** The list with its first items, and a button that brings more. */
function paged<Item>(items: readonly Item[], { size, list, make }: Paging<Item>): HTMLElement {
  const more = element('button', { type: 'button', class: 'more' })
  const extend = () => {
    const from = list.childElementCount
    list.append(...items.slice(from, from + size).map(make))
    const left = items.length - list.childElementCount
    more.hidden = left === 0
    more.textContent = `Show more (${number(left)} left)`
    return list.children[from]
  }
  more.addEventListener('click', () => extend()?.querySelector('button')?.focus())
  extend()
  return element('div', {}, list, element('p', { class: 'after' }, more))
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Up and down go from heading to heading. */
function moveBetween(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[aria-expanded]') : null
  if (step === undefined || !button || !(event.currentTarget instanceof Element)) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button[aria-expanded]')].filter((one) => one.offsetParent !== null)
  event.preventDefault()
  buttons[buttons.indexOf(button) + step]?.focus()
}
