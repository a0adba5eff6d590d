// Questions to issuers → their answers: each question once, those to one host one after the other, a few hosts at a time.

import type { Caller, HttpAnswer, HttpRequest } from './http-call.ts'
import { askedToWait } from './retry-after.ts'

const HOSTS_AT_ONCE = 4
/** Longer than this nobody waits for a host; it is asked no more. */
const LONGEST_WAIT_MS = 20_000
const MOST_TRIES = 3

export interface Asking {
  readonly caller: Caller
  /** Lets time pass; ends early when the whole work is ended. */
  readonly wait: (ms: number) => Promise<void>
  /** Called with each answer: how many there are, and to how many questions there will be some. */
  readonly onAnswer?: (answers: number, questions: number) => void
}

/** Answers, in the order of the requests; equal requests are sent once. */
export async function askAll(requests: readonly HttpRequest[], asking: Asking): Promise<HttpAnswer[]> {
  const keys = requests.map((request) => JSON.stringify(request))
  const distinct = new Map(requests.map((request, i) => [keys[i] as string, request]))
  const byHost = groupByHost(distinct)
  const answers = new Map<string, HttpAnswer>()
  const open = [...byHost.values()]
  const keep = (key: string, answer: HttpAnswer) => {
    answers.set(key, answer)
    asking.onAnswer?.(answers.size, distinct.size)
  }
  const work = async () => {
    for (let host = open.shift(); host !== undefined; host = open.shift()) await askHost(host, keep, asking)
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work))
  return keys.map((key) => answers.get(key) as HttpAnswer)
}

type Question = readonly [key: string, request: HttpRequest]

function groupByHost(distinct: ReadonlyMap<string, HttpRequest>): Map<string, Question[]> {
  const groups = new Map<string, Question[]>()
  for (const question of distinct) {
    const host = hostOf(question[1])
    groups.set(host, [...(groups.get(host) ?? []), question])
  }
  return groups
}

function hostOf({ url }: HttpRequest): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

/** A host that wants no more calls for a long time gets none. */
async function askHost(questions: readonly Question[], keep: (key: string, answer: HttpAnswer) => void, asking: Asking): Promise<void> {
  let refused: HttpAnswer | undefined
  for (const [key, request] of questions) {
    const answer: HttpAnswer = refused ?? (await askUntilAnswered(request, asking))
    keep(key, answer)
    if (answer.kind === 'answer' && answer.status === 429) refused = answer
  }
}

async function askUntilAnswered(request: HttpRequest, { caller, wait }: Asking): Promise<HttpAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await caller.call(request)
    const ms = askedToWait(answer)
    if (ms === undefined || ms > LONGEST_WAIT_MS || tries === MOST_TRIES) return answer
    await wait(ms)
  }
}
