// Addresses are logged by every server and proxy on the way, kept by browsers, and handed on as the referrer.
import type { Finding } from '../../model.ts'
import type { HygieneCheck } from '../check.ts'
import { isPublic, mildIfMadeUp, observationOf, placedWhere, textBefore } from '../secret-places.ts'

/** The word that the secret ends, up to it. */
const WORD = /[^\s"'`<>]{1,400}$/
const PARAMETER = /[?&;]([\w.\-[\]]{1,60})=$/
/** A path, or a variable that holds the rest of it, or nothing before the query. */
const ADDRESS = /^(?:\?|[^?]*[/}])/
/** What is made for one address, and tells nothing but that it is genuine. */
const SIGNATURE = /^(?:x-(?:amz|goog|ms)-.*|sig|sign|signature|hmac|hash|digest|code|state|nonce|v)$/i

export const keyInUrlQuery: HygieneCheck = {
  id: 'key-in-url-query',
  title: 'Key in the query of an address',
  severity: 'low',
  harm: 'Servers and proxies write addresses into their logs, browsers keep them and hand them on: the key is in all of those.',
  modes: ['tree', 'staged'],
  remedy: [
    'Send the key in a header (Authorization: Bearer, or X-API-Key), where the issuer takes it there.',
    'Where it takes it in the address alone, make the call from a server, and limit the key to that.',
    'Replace the key: logs have it.',
  ],
  examine({ secrets }) {
    const kept = secrets.filter((secret) => !isPublic(secret))
    return placedWhere(kept, (place, secret) => !place.written && isKey(parameterBefore(textBefore(place)), secret)).map((placed) =>
      mildIfMadeUp(
        observationOf(
          placed,
          `${placed.secret.title}, ${placed.secret.redacted}, is the parameter ${parameterBefore(textBefore(placed.first))} of an address.`,
        ),
        placed,
      ),
    )
  },
}

/** What was found by its looks alone may be a token that works once, as in the links of mails. */
function isKey(parameter: string | undefined, { confidence }: Finding): boolean {
  return parameter !== undefined && (confidence === undefined || /key|secret|passw/i.test(parameter))
}

/** The name of the parameter that the text ends in. */
function parameterBefore(text: string): string | undefined {
  const [word = ''] = WORD.exec(text) ?? []
  const name = ADDRESS.test(word) && word.includes('?') ? PARAMETER.exec(word)?.[1] : undefined
  return name === undefined || SIGNATURE.test(name) ? undefined : name
}
