// The list of an account's keys → those that the leaked one may be, by its beginning and its last characters. A list that shows no
// more than the prefix which all keys have is no proof, even when only one key is in it.
import type { Rule } from '../model.ts'
import type { ListWay } from '../rules/revoke-call.ts'
import { at, parsedBody } from './json-path.ts'

export interface Listed {
  readonly id: string
  readonly name: string
  /** As the issuer writes them; empty when it doesn't. */
  readonly created: string
  readonly used: string
  /** What the list shows tells this key from others. */
  readonly isSure: boolean
}

export interface Listing {
  readonly candidates: readonly Listed[]
  /** Ids of all keys in the list. */
  readonly ids: readonly string[]
  /** The issuer says that the list goes on. */
  readonly goesOn: boolean
}

/** Nothing when the answer is no such list. */
export function listingOf(body: string, { items, fields }: Pick<ListWay, 'items' | 'fields'>, key: Wanted): Listing | undefined {
  const value = parsedBody(body)
  const list = at(value, items)
  if (!Array.isArray(list)) return undefined
  const entries = list.flatMap((entry: unknown) => entryOf(entry, fields))
  return {
    candidates: entries.filter((entry) => mayBe(entry, key)).map((entry) => toListed(entry, key)),
    ids: entries.map(({ id }) => id),
    goesOn: at(value, 'has_more') === true,
  }
}

interface Wanted {
  readonly value: string
  readonly rule: Pick<Rule, 'anchors'>
}

interface Entry extends Omit<Listed, 'isSure'> {
  readonly prefix: string
  readonly last: string
}

function entryOf(entry: unknown, fields: ListWay['fields']): Entry[] {
  const text = (name: string | undefined) => textOf(name === undefined ? undefined : at(entry, name))
  const id = text(fields.id)
  // In an address, these two would lead to something else than a key.
  if (['', '.', '..'].includes(id)) return []
  const { prefix, last, name, created, used } = fields
  return [{ id, prefix: shown(text(prefix)), last: text(last), name: text(name), created: text(created), used: text(used) }]
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Lists put dots or asterisks for what they don't show. */
function shown(prefix: string): string {
  return prefix.replace(/[.*…•]+.*$/u, '')
}

/** A list that shows nothing of a key says nothing of which it is. */
function mayBe({ prefix, last }: Entry, { value }: Wanted): boolean {
  return (prefix !== '' || last !== '') && value.startsWith(prefix) && value.endsWith(last)
}

const SURE_CHARACTERS = 4

function toListed({ prefix, last, ...entry }: Entry, { rule: { anchors }, value }: Wanted): Listed {
  const common = Math.max(0, ...anchors.filter((anchor) => value.startsWith(anchor)).map(({ length }) => length))
  return { ...entry, isSure: last.length + Math.max(0, prefix.length - common) >= SURE_CHARACTERS }
}
