import { describe, expect, it } from 'vitest'
import { isSentOverHttp } from '../../src/detect/over-http.ts'
import { detect } from '../support/detect.ts'
import { liveKey } from '../support/fake-keys.ts'

const key = liveKey()
/** KEY stands for the secret. */
function sent(template: string): boolean {
  const start = template.indexOf('KEY')
  return isSentOverHttp(template.replace('KEY', key), start, start + key.length)
}

describe('a secret is sent over HTTP', () => {
  it.each([
    ['in the address', 'http://api.acme.com/v1?key=KEY'],
    ['in the address, in upper case', 'HTTP://API.ACME.COM/v1?key=KEY'],
    ['as the user of the address', 'http://KEY@api.acme.com/v1'],
    ['as the password of the address', 'http://user:KEY@api.acme.com/v1'],
    ['before the address on its line', 'curl -H "Authorization: Bearer KEY" http://api.acme.com/v1'],
    ['behind the address on its line', 'curl http://api.acme.com/v1 -H "X-API-Key: KEY"'],
    ['on a continued line', 'curl http://api.acme.com/v1 \\\n  -u KEY:'],
    ['in the headers of the request', 'fetch("http://api.acme.com/v1", {\n  headers: {\n    Authorization: "Bearer KEY" } })'],
    ['to an address with a port', 'curl http://api.acme.com:8080/v1 -u KEY:'],
    ['to an address by number', 'curl http://203.0.113.7/v1 -u KEY:'],
    ['to a path with an at sign', 'curl http://api.acme.com/@me/keys -u KEY:'],
    ['to a host whose name begins like a private address', 'curl http://10.example-shop.com/v1 -u KEY:'],
  ])('%s', (_, template) => expect(sent(template)).toBe(true))
})

describe('a secret is not sent over HTTP', () => {
  it.each([
    ['without an address', 'Authorization: Bearer KEY'],
    ['with https', 'curl https://api.acme.com/v1 -u KEY:'],
    ['to this machine by name', 'curl http://localhost/v1 -u KEY:'],
    ['to this machine with a port', 'curl http://localhost:3000/v1 -u KEY:'],
    ['to this machine by number', 'curl http://127.0.0.1:8080/ -u KEY:'],
    ['to this machine by its IPv6 number', 'curl http://[::1]/ -u KEY:'],
    ['to a private network, 10', 'curl http://10.0.0.7/ -u KEY:'],
    ['to a private network, 192.168', 'curl http://192.168.1.1/ -u KEY:'],
    ['to a service of one word', 'curl http://payments:8080/v1 -u KEY:'],
    ['to a name that never leaves', 'curl http://api.acme.internal/ -u KEY:'],
    ['to an example', 'curl http://api.example.com/v1 -u KEY:'],
    ['to this machine, as its user', 'http://KEY@localhost/'],
    ['behind a namespace', 'xmlns="http://www.w3.org/2000/svg" key="KEY"'],
    ['behind a schema', '{"$schema": "http://json-schema.org/draft-07/schema#", "key": "KEY"}'],
    ['in another paragraph', 'See http://docs.acme.com/v1\n\nAuthorization: Bearer KEY'],
    ['on another line that sends nothing', 'See http://docs.acme.com/v1\nname = KEY'],
    ['to a second address, which is https', 'http://docs.acme.com\ncurl https://api.acme.com/v1 -H "Authorization: Bearer KEY"'],
    ['far from the address', `http://api.acme.com/v1 ${' '.repeat(201)} Authorization: Bearer KEY`],
  ])('%s', (_, template) => expect(sent(template)).toBe(false))
})

describe('a match', () => {
  it('says that it is sent over HTTP', async () => {
    const { matches } = await detect(`curl http://api.acme.com/v1 -u ${key}:`)
    expect(matches.map(({ overHttp }) => overHttp)).toEqual([true])
  })

  it('says that it is not', async () => {
    const { matches } = await detect(`curl https://api.acme.com/v1 -u ${key}:`)
    expect(matches.map(({ overHttp }) => overHttp)).toEqual([false])
  })
})
