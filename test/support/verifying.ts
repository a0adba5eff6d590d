// What tests of verification share: a rule file of an issuer that there isn't, with a call, a key of theirs, and what reports say.
import { fakeKey } from './fake-keys.ts'
import type { JsonReport, Run } from './run-cli.ts'

export const acmeKey = () => fakeKey('acme_live_ alnum*32')

/** The call posts the key as JSON. */
export function acmeRules(url: string): string {
  return `provider: acme
title: Acme
docs: https://docs.acme.example/keys
keys:
  - id: acme-key
    title: Acme key
    severity: high
    harm: Whoever holds it can charge customers.
    anchors: [acme_live_]
    pattern: 'acme_live_[0-9A-Za-z]{32}'
    remedy: [Create a new key.]
    finds: ['key={{acme_live_ alnum*32}}', '"{{acme_live_ alnum*32}}"']
    ignores: ['acme_live_[[alnum*23]]']
verify:
  - keys: [acme-key]
    docs: https://docs.acme.example/me
    request:
      method: POST
      url: ${url}
      json: { token: "{{secret}}", deep: [x] }
    active:
      - { status: 200, has: [user.login] }
    inactive:
      - { status: 401, json: { code: [bad_token, old_token] } }
    shows: { owner: json:user.login, scopes: header:X-Scopes, expires: json:expires }
`
}

interface Verdict {
  readonly state: string
  readonly why: string
  readonly owner?: string
  readonly scopes?: string
  readonly expires?: string
}

/** Of a JSON report's findings, in their order. */
export const verdictsOf = ({ findings }: JsonReport) => findings.map((one) => (one as { verdict?: Verdict }).verdict)

/** Whether a key, or most of it, stands in what was printed. */
export const holds = ({ stdout, stderr }: Run, key: string) =>
  `${stdout}${stderr}`.includes(key) || `${stdout}${stderr}`.includes(key.slice(-16))
