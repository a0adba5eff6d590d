// The calls of rules/ → the table of docs/revoke.md: who can be called to end which keys, and what that touches.
import type { RevokeCall } from '../../src/rules/revoke-call.ts'
import { between, table } from './tables.ts'

const MARKS = { begin: '<!-- calls: made from rules/ by scripts/generate.ts -->', end: '<!-- end of calls -->' }

export function revokePage(calls: readonly RevokeCall[], page: string): string {
  const rows = calls.map((call) => [
    `${call.provider.title} (\`${call.provider.id}\`)`,
    call.keys.map((id) => `\`${id}\``).join(', '),
    call.shape,
    `\`${whatIsCalled(call)}\``,
    call.affects.join(' '),
    `[documentation](${call.docs})`,
  ])
  return between(page, MARKS, table(['issuer', 'keys', 'shape', 'call', 'what else it touches', 'where it says so'], rows))
}

function whatIsCalled(call: RevokeCall): string {
  if (call.shape === 'own-key') return `${call.request.method} ${call.request.url}`
  return `${call.shape === 'batch' ? 'POST' : 'GET, then DELETE'} ${call.url}`
}
