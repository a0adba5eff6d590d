// A key is found in the list of its account's keys and deleted by its id; the list afterwards is the proof.
import type { ListWay } from '../rules/revoke-call.ts'
import type { HttpAnswer, HttpRequest } from './http-call.ts'
import { at, parsedBody } from './json-path.ts'
import type { LeakedKey } from './leaked-key.ts'
import { type Listed, type Listing, listingOf } from './listed-keys.ts'
import type { Call } from './retrying.ts'
import { type Said, saidOtherwise } from './said.ts'

export interface ListMeans {
  readonly call: Call
  readonly authority: string
  readonly choose: (candidates: readonly Listed[]) => Promise<string | undefined>
}

export async function deleteListed(key: LeakedKey, way: ListWay, means: ListMeans): Promise<Said> {
  const listing = await listKeys(key, way, means)
  if ('state' in listing) return listing
  const id = await idOf(listing, means)
  if (typeof id !== 'string') return id
  const answer = await means.call(request(way, 'DELETE', `${way.url}/${encodeURIComponent(id)}`, means), true)
  const host = new URL(way.url).hostname
  // What is gone already is what was wanted, if the list agrees.
  const isGone = answer.kind === 'answer' && answer.status === 404
  if (!isGone && !isYes(answer)) return saidOtherwise(answer, host)
  const after = await listKeys(key, way, means)
  if ('state' in after && isGone) return saidOtherwise(answer, host)
  if ('state' in after) return { state: 'revoked', why: `${host} says that it deleted ${id}; the list could not be read again` }
  if (after.ids.includes(id) && isGone) return saidOtherwise(answer, host)
  if (after.ids.includes(id)) return { state: 'still works', why: `${host} says that it deleted ${id}, but still lists it` }
  return { state: 'revoked', why: `${host} lists ${id} no more` }
}

async function listKeys({ secret, rule }: LeakedKey, way: ListWay, means: ListMeans): Promise<Listing | Said> {
  const answer = await means.call(request(way, 'GET', way.url, means), true)
  const host = new URL(way.url).hostname
  if (answer.kind === 'failure') return { state: 'not done', why: `the keys could not be listed: ${answer.why}` }
  if (answer.status !== 200) {
    const { why } = saidOtherwise(answer, host)
    return { state: answer.status >= 500 ? 'not done' : 'refused', why: `the keys could not be listed: ${why}` }
  }
  return (
    listingOf(answer.body, way, { value: secret.reveal(), rule }) ?? {
      state: 'refused',
      why: `${host} sent no list of keys under "${way.items}"`,
    }
  )
}

/** Never a guess: what the list doesn't tell apart, a person does. */
async function idOf({ candidates, goesOn }: Listing, { choose }: ListMeans): Promise<string | Said> {
  const [only] = candidates
  if (!only)
    return {
      state: 'refused',
      why: goesOn
        ? 'none of the keys on the first page of the list fits; delete it by hand'
        : 'none of the listed keys fits: it was deleted before, or belongs to another account than the authority',
    }
  if (candidates.length === 1 && only.isSure) return only.id
  const chosen = await choose(candidates)
  if (chosen !== undefined && candidates.some(({ id }) => id === chosen)) return chosen
  const names = candidates.map(({ id, name }) => (name === '' ? id : `${id} (${name})`)).join(', ')
  const what = candidates.length === 1 ? 'the list shows too little to be sure that it is' : `${candidates.length} keys of the list fit:`
  return { state: 'not done', why: `${what} ${names}; say which with --id ID` }
}

function request(way: ListWay, method: string, url: string, { authority }: ListMeans): HttpRequest {
  const headers = Object.entries(way.headers).map(([name, value]) => [name, value.replaceAll('{{authority}}', () => authority)])
  return { method, url, headers: { Accept: 'application/json', ...Object.fromEntries(headers) } }
}

function isYes(answer: HttpAnswer): boolean {
  return answer.kind === 'answer' && [200, 202, 204].includes(answer.status) && at(parsedBody(answer.body), 'success') !== false
}
