// How much there is, by severity, by state and by provider.
import { drawing, element, number } from './elements.ts'
import { type Entry, severities } from './entries.ts'
import { type Choice, tally } from './filter.ts'
import { labelOf } from './labels.ts'

const PROVIDERS_SHOWN = 10
/** Findings that take the whole width at least: one alone shouldn't look like the most there can be. */
const WHOLE_WIDTH = 5

type Choose = (choice: Choice, value: string) => void

/** A section on what counts; `choose` is called for what somebody wants to see. */
export function overview(entries: readonly Entry[], choose: Choose): HTMLElement {
  const counted = entries.filter(({ finding }) => finding.suppression === undefined)
  return element(
    'section',
    { 'aria-labelledby': 'overview-heading' },
    element('h2', { id: 'overview-heading' }, 'Overview'),
    element('ul', { class: 'tiles', role: 'list' }, ...severityTiles(counted), ...factTiles(counted)),
    ...(counted.length > 0 ? [providerTable(counted, choose)] : []),
  )
}

function severityTiles(entries: readonly Entry[]): HTMLElement[] {
  return severities.map((severity) => tile(entries.filter(({ finding }) => finding.severity === severity).length, severity, severity))
}

/** What an auditor asks first: does it still work, does it still stand there. */
function factTiles(entries: readonly Entry[]): HTMLElement[] {
  const facts = [
    ...tally(entries, 'verdict').filter(([value]) => value === 'active'),
    ...tally(entries, 'state').filter(([value]) => value === 'head'),
  ]
  return facts.map(([value, amount]) => tile(amount, labelOf(value), 'fact'))
}

function tile(amount: number, label: string, look: string): HTMLElement {
  const none = amount === 0 ? ' none' : ''
  return element('li', { class: `tile ${look}${none}` }, element('strong', {}, number(amount)), ' ', element('span', {}, label))
}

function providerTable(entries: readonly Entry[], choose: Choose): HTMLElement {
  // Those with as many stay in the order of the entries: the worst first.
  const providers = tally(entries, 'provider')
  const most = Math.max(WHOLE_WIDTH, ...providers.map(([, amount]) => amount))
  const rows = providers.slice(0, PROVIDERS_SHOWN).map(([provider, amount]) => {
    const own = entries.filter(({ advice }) => advice.provider === provider)
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, providerButton(provider, choose)),
      element('td', { class: 'amount' }, number(amount)),
      element('td', { 'aria-hidden': 'true' }, bar(own, most)),
    )
  })
  const left = providers.length - rows.length
  const rest = left > 0 ? `: ${number(rows.length)} of ${number(providers.length)}` : ''
  const head = element('tr', {}, ...['Provider', 'Findings', 'Severities'].map((title) => element('th', { scope: 'col' }, title)))
  return element(
    'table',
    { class: 'providers' },
    element('caption', {}, `By provider${rest}`),
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  )
}

function providerButton(provider: string, choose: Choose): HTMLElement {
  const button = element('button', { type: 'button', class: 'link' }, provider)
  button.addEventListener('click', () => {
    choose('provider', provider)
    document.getElementById('findings')?.focus()
  })
  return button
}

/** Its length is in percent of the longest. */
function bar(entries: readonly Entry[], most: number): SVGSVGElement {
  let at = 0
  const pieces = severities.flatMap((severity) => {
    const width = (entries.filter(({ finding }) => finding.severity === severity).length / most) * 100
    at += width
    return width > 0 ? [drawing('rect', { class: severity, x: at - width, y: 0, width, height: 10 })] : []
  })
  return drawing('svg', { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none' }, ...pieces)
}
