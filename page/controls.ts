// Search, filters and grouping. They are no form: nothing is ever submitted.
import { element, number } from './elements.ts'
import { type Entry, severities } from './entries.ts'
import { type Choice, everything, type Filter, tally } from './filter.ts'
import { labelOf } from './labels.ts'

interface Wanted {
  readonly filter: Filter
  /** What to group by. */
  readonly by: string
}

export interface Controls {
  readonly node: HTMLElement
  /** As they stand. */
  wanted(): Wanted
  /** Chooses a value, as if somebody had. */
  choose(choice: Choice, value: string): void
}

const CHOICES: readonly { readonly name: Choice; readonly label: string; readonly all: string }[] = [
  { name: 'standing', label: 'Standing', all: 'Counted and suppressed' },
  { name: 'kind', label: 'Kind', all: 'All kinds' },
  { name: 'provider', label: 'Provider', all: 'All providers' },
  { name: 'verdict', label: "Issuer's answer", all: 'Any answer' },
  { name: 'state', label: 'In history', all: 'Wherever it is' },
]

export function makeControls(entries: readonly Entry[], onChange: () => void): Controls {
  const search = element('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' })
  const selects = new Map(CHOICES.map(({ name, all }) => [name, choiceSelect(entries, name, all)]))
  const boxes = severities.map((severity) => severityBox(entries, severity))
  const by = groupSelect(entries)
  const chosen = (name: Choice) => selects.get(name)?.value ?? ''
  const reset = element('button', { type: 'button', class: 'reset' }, 'Reset')
  const restore = () => {
    search.value = ''
    for (const box of boxes) box.checked = true
    for (const [name, select] of selects) select.value = defaultOf(name, select)
  }
  restore()
  const fields = CHOICES.map(({ name, label }) => field(label, selects.get(name) ?? by, true))
  const node = element(
    'div',
    { class: 'controls', role: 'search', 'aria-label': 'Findings' },
    field('Search', search),
    severityField(boxes),
    ...fields,
    field('Group by', by),
    reset,
  )
  node.addEventListener('input', onChange)
  reset.addEventListener('click', () => {
    restore()
    onChange()
    search.focus()
  })
  return {
    node,
    wanted: () => ({
      by: by.value,
      filter: {
        ...everything,
        search: search.value,
        severities: new Set(severities.filter((_, i) => boxes[i]?.checked)),
        ...Object.fromEntries(CHOICES.map(({ name }) => [name, chosen(name)])),
      },
    }),
    choose(choice, value) {
      const select = selects.get(choice)
      if (select) select.value = value
      onChange()
    },
  }
}

/** What doesn't count is out of the way at first, where there is anything else. */
function defaultOf(name: Choice, select: HTMLSelectElement): string {
  return name === 'standing' && [...select.options].some(({ value }) => value === 'counted') ? 'counted' : ''
}

/** Hidden where there is nothing to choose from. */
function choiceSelect(entries: readonly Entry[], name: Choice, all: string): HTMLSelectElement {
  const values = tally(entries, name)
  const options = values.map(([value, amount]) => element('option', { value }, `${labelOf(value)} (${number(amount)})`))
  const select = element('select', { id: `by-${name}` }, element('option', { value: '' }, all), ...options)
  select.hidden = values.length < 2
  return select
}

function severityBox(entries: readonly Entry[], severity: string): HTMLInputElement {
  const box = element('input', { type: 'checkbox', id: `severity-${severity}`, value: severity })
  box.hidden = !entries.some(({ finding }) => finding.severity === severity)
  return box
}

function severityField(boxes: readonly HTMLInputElement[]): HTMLElement {
  const labels = boxes
    .filter(({ hidden }) => !hidden)
    .map((box) => element('label', { class: 'check' }, box, element('span', { class: `severity ${box.value}` }, box.value)))
  return element('fieldset', { hidden: labels.length === 0 }, element('legend', {}, 'Severity'), ...labels)
}

function groupSelect(entries: readonly Entry[]): HTMLSelectElement {
  const isHistory = entries.some(({ finding }) => finding.past)
  const ways = [
    ['secret', 'Secret'],
    ['provider', 'Provider'],
    ['rule', 'Kind of key'],
    ['path', 'Path'],
    ...(isHistory ? [['month', 'Month it came in']] : []),
  ]
  return element('select', { id: 'group' }, ...ways.map(([value = '', label = '']) => element('option', { value }, label)))
}

function field(label: string, control: HTMLInputElement | HTMLSelectElement, mayHide = false): HTMLElement {
  return element('div', { class: 'field', hidden: mayHide && control.hidden }, element('label', { for: control.id }, label), control)
}
