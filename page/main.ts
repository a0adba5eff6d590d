// The script of the HTML report. scripts/generate.ts makes one text of it and of the files it imports, for
// src/report/html/page.generated.ts.
import type { PageData } from '../src/report/html/page-data.ts'
import { type Controls, makeControls } from './controls.ts'
import { count, element, number } from './elements.ts'
import { toEntries } from './entries.ts'
import { type Exposure, makeExposure } from './exposure.ts'
import { filtered } from './filter.ts'
import { type Group, grouped } from './grouping.ts'
import { makeList } from './list.ts'
import { overview } from './overview.ts'
import { themeButton } from './theme.ts'

/** Of more findings than these, paper has the first lines and the first bars alone, beside what somebody opened. */
const PRINTED_WHOLE = 200

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData
const entries = toEntries(data)
const status = element('p', { role: 'status', 'aria-live': 'polite', class: 'count' })
const list = makeList()
const exposure: Exposure | undefined = entries.some(({ finding }) => finding.past) ? makeExposure(data.today) : undefined
let amount = 0

function update(): void {
  const { filter, by } = controls.wanted()
  const found = filtered(entries, filter)
  const groups = grouped(found, by)
  amount = found.length
  status.textContent = countText(found.length, groups)
  list.show(groups)
  exposure?.show(found)
}

function countText(found: number, groups: readonly Group[]): string {
  const isGrouped = groups.some(({ title }) => title !== '')
  return `${number(found)} of ${count(entries.length, 'finding')}${isGrouped ? ` in ${count(groups.length, 'group')}` : ''}`
}

let waiting = 0
/** What somebody types quickly is looked for once. */
function updateSoon(): void {
  cancelAnimationFrame(waiting)
  waiting = requestAnimationFrame(update)
}

const controls: Controls = makeControls(entries, updateSoon)
document.getElementById('switches')?.append(themeButton())
document.getElementById('overview')?.append(overview(entries, controls.choose), ...(exposure ? [exposure.node] : []))
document
  .getElementById('findings')
  ?.append(
    entries.length === 0
      ? element('p', { class: 'empty' }, 'Nothing was found.')
      : element('div', { class: 'workbench' }, controls.node, element('div', {}, status, list.node)),
  )
update()

addEventListener('beforeprint', () => {
  if (amount <= PRINTED_WHOLE) exposure?.showAll()
  list.showAll(amount <= PRINTED_WHOLE)
})
addEventListener('afterprint', update)
