// How long an issuer asks us to wait: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
import type { HttpAnswer } from './http-call.ts'

const USUAL_MS = 2000

/** Milliseconds until the call may be made again; nothing when the answer is an answer. */
export function askedToWait(answer: HttpAnswer): number | undefined {
  if (answer.kind === 'failure' || (answer.status !== 429 && answer.status !== 503)) return undefined
  const asked = answer.headers['retry-after']
  if (asked === undefined) return answer.status === 429 ? USUAL_MS : undefined
  if (/^\d+$/.test(asked)) return Number(asked) * 1000
  // A date counts by the clock of the one who wrote it.
  const ms = Date.parse(asked) - Date.parse(answer.headers.date ?? '')
  return Number.isNaN(ms) ? USUAL_MS : Math.max(0, ms)
}
