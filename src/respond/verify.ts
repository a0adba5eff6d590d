// Secrets → what their issuers say of them. Those that don't count are not asked about.
import type { Finding, Verdict } from '../model.ts'
import type { VerifyCall } from '../rules/call.ts'
import { unknown, verdictOf } from './answer.ts'
import { type Asking, askAll } from './ask.ts'
import { fillRequest, valuesOf } from './fill.ts'
import type { HttpAnswer, HttpRequest } from './http-call.ts'
import { type Book, callFor } from './issuer-call.ts'

interface Question {
  readonly finding: Finding
  readonly call: VerifyCall
  readonly request: HttpRequest
}

/** The findings with their verdicts, in their order. */
export async function verifyFindings(findings: readonly Finding[], book: Book, asking: Asking): Promise<Finding[]> {
  const planned = findings.map((finding) => (finding.suppression || finding.kind === 'hygiene' ? undefined : planFor(finding, book)))
  const questions = planned.filter((one) => one !== undefined && 'request' in one) as Question[]
  const answers = await askAll(
    questions.map(({ request }) => request),
    asking,
  )
  const byFinding = new Map(questions.map((question, i) => [question.finding, verdictFor(question, answers[i] as HttpAnswer)]))
  return findings.map((finding, i) => {
    const plan = planned[i]
    if (plan === undefined) return finding
    return { ...finding, verdict: 'request' in plan ? (byFinding.get(finding) as Verdict) : plan }
  })
}

/** What to ask, or the verdict that nobody has to be asked for. */
function planFor(finding: Finding, book: Book): Question | Verdict {
  const call = callFor(finding, book)
  if (typeof call === 'string') return unknown(call)
  const request = fillRequest(call.request, valuesOf(finding))
  if (typeof request === 'string') return unknown(`the call needs its ${request.replace(/^part:/, '')}, and not exactly one stands near it`)
  return { finding, call, request }
}

function verdictFor({ finding, call, request }: Question, answer: HttpAnswer): Verdict {
  return verdictOf(call, answer, { host: new URL(request.url).hostname, secrets: [...valuesOf(finding).values()] })
}
