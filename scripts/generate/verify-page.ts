// The calls of rules/ → the table of docs/verify.md: who is asked what.
import type { ByHand, RequestTemplate, VerifyCall } from '../../src/rules/call.ts'
import { between, table } from './tables.ts'

const MARKS = { begin: '<!-- calls: made from rules/ by scripts/generate.ts -->', end: '<!-- end of calls -->' }

export function verifyPage(calls: readonly (VerifyCall | ByHand)[], page: string): string {
  const rows = calls.map((call) => [
    call.provider.title,
    call.keys.map((id) => `\`${id}\``).join(', '),
    whatIsSent(call),
    `[documentation](${call.docs})`,
  ])
  return between(page, MARKS, table(['issuer', 'keys', 'what is sent', 'where it says so'], rows))
}

function whatIsSent(call: VerifyCall | ByHand): string {
  if (!('request' in call)) return `nothing: ${call.byHand}`
  const { method, url } = call.request
  return `\`${method} ${url}\`, the key in ${placeOf(call.request)}`
}

/** Where the secret stands in the request. */
function placeOf({ url, headers = {}, basic, form, json }: RequestTemplate): string {
  const header = Object.entries(headers).find(([, value]) => value.includes('{{secret}}'))
  if (header) return `the header \`${header[0]}\``
  if (basic) return 'HTTP basic'
  if (JSON.stringify([form, json]).includes('{{secret}}')) return 'the body'
  return url.includes('{{secret}}') ? 'the address' : 'no place'
}
