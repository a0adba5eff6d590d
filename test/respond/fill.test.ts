import { describe, expect, it } from 'vitest'
import { fillRequest, valuesOf } from '../../src/respond/fill.ts'
import { Secret } from '../../src/secret.ts'

const values = new Map([
  ['secret', 'a/b:c?d#e&f"g'],
  ['part:acme-id', 'ID 1'],
])
const url = 'https://api.acme.example/me'

describe('a filled request', () => {
  it('writes a value into an address so that it ends nothing', () => {
    expect(fillRequest({ method: 'GET', url: `${url}/{{secret}}/x?id={{part:acme-id}}` }, values)).toEqual({
      method: 'GET',
      url: `${url}/a%2Fb:c%3Fd%23e%26f%22g/x?id=ID%201`,
      headers: {},
    })
  })

  it('writes a value into a header as it is', () => {
    expect(fillRequest({ method: 'GET', url, headers: { Authorization: 'Bearer {{secret}}' } }, values)).toMatchObject({
      headers: { Authorization: 'Bearer a/b:c?d#e&f"g' },
    })
  })

  it('writes HTTP basic', () => {
    expect(fillRequest({ method: 'GET', url, basic: { user: '{{part:acme-id}}', password: '{{secret}}' } }, values)).toMatchObject({
      headers: { Authorization: `Basic ${Buffer.from('ID 1:a/b:c?d#e&f"g').toString('base64')}` },
    })
  })

  it('writes a form', () => {
    expect(fillRequest({ method: 'POST', url, form: { value: '{{secret}}', kind: 'x y' } }, values)).toMatchObject({
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'value=a%2Fb%3Ac%3Fd%23e%26f%22g&kind=x+y',
    })
  })

  it('writes JSON, however deep', () => {
    expect(fillRequest({ method: 'POST', url, json: { a: ['{{secret}}', 1], b: { c: true } } }, values)).toMatchObject({
      headers: { 'Content-Type': 'application/json' },
      body: '{"a":["a/b:c?d#e&f\\"g",1],"b":{"c":true}}',
    })
  })

  it('does not fill what a value brings', () => {
    const tricky = new Map([
      ['secret', '{{part:acme-id}}'],
      ['part:acme-id', '{{secret}}'],
    ])
    expect(fillRequest({ method: 'GET', url, headers: { A: '{{secret}}-{{part:acme-id}}' } }, tricky)).toMatchObject({
      headers: { A: '{{part:acme-id}}-{{secret}}' },
    })
  })

  it('is none without a part that it needs', () => {
    expect(fillRequest({ method: 'GET', url: `${url}/{{part:other}}`, headers: { A: '{{secret}}' } }, values)).toBe('part:other')
  })
})

describe('the values of a finding', () => {
  const part = (title: string, rule: string, text: string) => ({ title, rule, redacted: '…', locations: [], secret: new Secret(text, '…') })

  it('are the secret, and its parts by rule and by title', () => {
    const finding = { secret: new Secret('s', '…'), parts: [part('Acme account', 'acme-id', 'x')] }
    expect([...valuesOf(finding)]).toEqual([
      ['secret', 's'],
      ['part:Acme account', 'x'],
      ['part:acme-id', 'x'],
    ])
  })

  it('are none of several parts of one kind: nobody knows which', () => {
    const finding = {
      secret: new Secret('s', '…'),
      parts: [part('A', 'acme-id', 'x'), part('A', 'acme-id', 'y'), part('A', 'acme-id', 'z')],
    }
    expect([...valuesOf(finding).keys()]).toEqual(['secret'])
  })

  it('are none of a name, of which only a beginning is kept', () => {
    expect([...valuesOf({ secret: new Secret('s', '…'), parts: [{ title: 'user', redacted: 'a…', locations: [] }] }).keys()]).toEqual([
      'secret',
    ])
  })
})
