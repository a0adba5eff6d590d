// Which proxy a call goes through. The package that is usual for this reads the process's environment by itself, which only
// the rim may (invariant 8); it is the oracle of test/respond/proxy.test.ts instead.

export type Environment = Readonly<Record<string, string | undefined>>

/** The address of the proxy for an https address; absent when there is none. Throws what URL throws for one that is no address. */
export function proxyFor(url: URL, environment: Environment): URL | undefined {
  const value = (name: string) => environment[name] || environment[name.toUpperCase()] || ''
  const proxy = value('https_proxy') || value('all_proxy')
  if (proxy === '' || isExempt(url, value('no_proxy').toLowerCase())) return undefined
  return new URL(proxy.includes('://') ? proxy : `https://${proxy}`)
}

/** `*`, or names with commas or blanks between them; each may begin with a dot or an asterisk, and end with a port. */
function isExempt(url: URL, list: string): boolean {
  const host = url.host.replace(/:\d*$/, '')
  const port = Number(url.port) || 443
  return list === '*' || list.split(/[,\s]/).some((entry) => entry !== '' && fits(entry, host, port))
}

function fits(entry: string, host: string, port: number): boolean {
  const [, name = entry, itsPort] = /^(.+):(\d+)$/.exec(entry) ?? []
  if (Number(itsPort ?? 0) !== 0 && Number(itsPort) !== port) return false
  return /^[.*]/.test(name) ? host.endsWith(name.replace(/^\*/, '')) : host === name
}
