import fc from 'fast-check'
import { getProxyForUrl } from 'proxy-from-env'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { proxyFor } from '../../src/respond/proxy.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** What the package says, which reads the environment of the process. */
function oracle(url: URL, environment: Readonly<Record<string, string>>): string | undefined {
  for (const name of ['https_proxy', 'all_proxy', 'no_proxy', 'http_proxy'].flatMap((one) => [one, one.toUpperCase()]))
    vi.stubEnv(name, environment[name])
  const found = getProxyForUrl(url)
  return found === '' ? undefined : new URL(found).href
}

const hosts = fc.constantFrom('api.example.com', 'example.com', 'xexample.com', '[2606:4700::1111]', '8.8.8.8')
const ports = fc.constantFrom('', ':443', ':8443')
const proxies = fc.constantFrom('', 'http://proxy.example:3128', 'proxy.example:3128', 'https://user:word@proxy.example')
const entries = fc.constantFrom(
  '*',
  '',
  '.example.com',
  '*.example.com',
  '*example.com',
  'example.com',
  'Api.Example.com',
  'api.example.com:443',
  '.com:8443',
  '8.8.8.8',
  '[2606:4700::1111]:8443',
  '[2606:4700::1111]',
)
const lists = fc.tuple(fc.array(entries, { maxLength: 3 }), fc.constantFrom(',', ' ', ', ')).map(([all, between]) => all.join(between))

describe('the proxy of an address', () => {
  it('is the one that the usual package names', () => {
    const environments = fc.record(
      { https_proxy: proxies, HTTPS_PROXY: proxies, ALL_PROXY: proxies, no_proxy: lists, NO_PROXY: lists },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(hosts, ports, environments, (host, port, environment) => {
        const url = new URL(`https://${host}${port}/path`)
        expect(proxyFor(url, environment as Record<string, string>)?.href).toBe(oracle(url, environment as Record<string, string>))
      }),
      { numRuns: 2000 },
    )
  })

  it('is none in an empty environment, whatever the process has', () => {
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.example:3128')
    expect(proxyFor(new URL('https://api.example.com'), {})).toBeUndefined()
  })
})
