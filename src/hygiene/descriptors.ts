// What is said of a check wherever it is named.
import type { Descriptor } from '../report-model.ts'
import type { HygieneCheck } from './check.ts'

const PAGES = 'https://github.com/straykey/straykey/blob/main/docs/hygiene'

/** The address of the page on a check. */
export function pageOf(id: string): string {
  return `${PAGES}/${id}.md`
}

export function descriptorOf({ id, title, severity, harm, remedy }: HygieneCheck): Descriptor {
  return { id, title, severity, harm, remedy, docs: pageOf(id) }
}
