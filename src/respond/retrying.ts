// Makes a call again where that is safe and of use: when fewer calls are asked for, when the other side has trouble, and when nothing
// arrived. A call that may have gone through is made again only if that does no harm; a plain no is never asked twice.
import type { Caller, HttpAnswer, HttpRequest } from './http-call.ts'
import { askedToWait } from './retry-after.ts'

const MOST_TRIES = 4
const FIRST_PAUSE_MS = 500
/** Longer than this nobody sits at a terminal for one call. */
const LONGEST_WAIT_MS = 60_000

/** `repeatable`: the same call once more does no harm. */
export type Call = (request: HttpRequest, repeatable: boolean) => Promise<HttpAnswer>

/** `wait` ends early when the work is ended. */
export function retrying(caller: Caller, wait: (ms: number) => Promise<void>, isEnded: () => boolean): Call {
  return async (request, repeatable) => {
    for (let tries = 1; ; tries++) {
      const answer = await caller.call(request)
      const pause = pauseAfter(answer, repeatable, FIRST_PAUSE_MS * 2 ** (tries - 1))
      if (pause === undefined || pause > LONGEST_WAIT_MS || tries === MOST_TRIES || isEnded()) return answer
      await wait(pause)
      if (isEnded()) return answer
    }
  }
}

/** Milliseconds until the next try; nothing when there is to be none. */
function pauseAfter(answer: HttpAnswer, repeatable: boolean, usual: number): number | undefined {
  if (answer.kind === 'failure') return answer.sent && !repeatable ? undefined : usual
  if (answer.status === 429) return askedToWait(answer) ?? usual
  if (answer.status < 500 || !repeatable) return undefined
  return Math.max(usual, askedToWait(answer) ?? 0)
}
