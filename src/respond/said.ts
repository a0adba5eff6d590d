// What an endpoint's answer means for a key. Nothing of the answer's own text is repeated: it may hold what was sent.
import type { HttpAnswer } from './http-call.ts'

const states = ['revoked', 'already dead', 'refused', 'still works', 'unknown', 'not done'] as const

/** `not done`: nothing was sent, or nobody wanted it. */
export interface Said {
  readonly state: (typeof states)[number]
  /** A sentence without its capital and stop. */
  readonly why: string
}

/** Of what isn't the documented yes. */
export function saidOtherwise(answer: HttpAnswer, host: string): Said {
  if (answer.kind === 'failure') {
    if (!answer.sent) return { state: 'not done', why: `nothing was sent: ${answer.why}` }
    return { state: 'unknown', why: `${answer.why}; the call may have been carried out, or not` }
  }
  const { status } = answer
  const said = `${host} answered ${status}`
  if (status >= 200 && status < 300) return { state: 'unknown', why: `${said}, but not as it documents it${pageIn(answer)}` }
  if (status >= 300 && status < 400) return { state: 'refused', why: `${said}, a redirect; keys are sent nowhere else` }
  if (status >= 500) return { state: 'unknown', why: `${said}: it has trouble, and may have carried the call out, or not` }
  return { state: 'refused', why: `${said}${REASONS[status] ?? ''}${pageIn(answer)}` }
}

const REASONS: Readonly<Record<number, string>> = {
  400: ': it finds something wrong with the call',
  401: ': it accepts neither the key nor the authority that was given',
  403: ': who asks may not do this',
  404: ': it knows no such thing',
  405: ': it takes no such calls',
  422: ': it finds the keys invalid, or has seen too many calls',
  429: ': it asks for fewer calls; try again later',
}

function pageIn({ headers, body }: Extract<HttpAnswer, { kind: 'answer' }>): string {
  const isPage = body.trim() !== '' && (/html/i.test(headers['content-type'] ?? '') || /^\s*</.test(body))
  return isPage ? '; it sent a web page, as a firewall does' : ''
}
