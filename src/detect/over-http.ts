// Whether a secret is sent to an http:// address: then it crossed the network in clear, and is compromised.

/** Hosts that never leave the machine, and addresses that are names, not places. */
const HARMLESS =
  /^(?:localhost|127\.\d+\.|0\.0\.0\.0|\[::1\]|10\.\d+\.\d+\.|192\.168\.\d|host\.docker\.internal|[\w-]+(?::\d|\/|$)|[\w.-]+\.(?:local|localhost|internal|test|invalid)\b|(?:www\.w3|schemas?\.|xmlns\.|json-schema\.|purl\.|(?:[\w-]+\.)?example\.(?:com|org|net)))/i
const ADDRESS = /http:\/\/([^\s"'`<>\\)]{1,200})/gi
/** What stands between an address and the secret that is sent there. */
const SENDS = /authorization|bearer|x-api-key|api[_-]?key|headers?\b|-H\b|-u\b|auth\b|token|secret/i
const FARTHEST = 200

/**
 * Whether the secret at [start, end) of the text goes to an http:// address: it is a part of one, stands on its line, or
 * follows it within one statement with the words of a request between them.
 */
export function isSentOverHttp(text: string, start: number, end: number): boolean {
  for (const address of text.matchAll(ADDRESS)) {
    const [whole, rest = ''] = address
    if (HARMLESS.test(hostOf(rest))) continue
    const [from, to] = [address.index, address.index + whole.length]
    if (from <= start && end <= to) return true
    const between = to <= start ? text.slice(to, start) : end <= from ? text.slice(end, from) : ''
    if (between.length <= FARTHEST && isOneStatement(between) && (isOneLine(between) || SENDS.test(between))) return true
  }
  return false
}

/** What follows user and password, up to the path. */
function hostOf(rest: string): string {
  const [authority = ''] = rest.split(/[/?#]/)
  return authority.slice(authority.lastIndexOf('@') + 1)
}

function isOneLine(between: string): boolean {
  return !/[\r\n]/.test(between.replace(/\\\r?\n/g, ' '))
}

/** No empty line, and no second address that the secret might belong to. */
function isOneStatement(between: string): boolean {
  return !/\n[ \t]*\r?\n|https?:\/\//i.test(between)
}
