import { describe, expect, it } from 'vitest'
import { valuesToMask } from '../../src/action/masks.ts'
import type { Finding } from '../../src/model.ts'
import { Secret } from '../../src/secret.ts'

const found = (text: string, half?: string) =>
  ({
    secret: new Secret(text, '…'),
    ...(half !== undefined && { parts: [{ title: 'half', redacted: '…', locations: [], secret: new Secret(half, '…') }] }),
  }) as unknown as Finding

describe('what is masked', () => {
  it('is the value, its half and what both are in base64, each once', () => {
    const [value, half] = ['alpha?bravo>charlie', 'delta-echo']
    const inBase64 = [value, half].flatMap((text) => [btoa(text).replace(/=+$/, ''), Buffer.from(text).toString('base64url')])
    expect(new Set(valuesToMask([found(value, half), found(value)]))).toEqual(new Set([value, half, ...inBase64]))
  })

  it('is each line of a value of several, without its indentation, but neither frame nor short lines', () => {
    const lines = ['-----BEGIN X KEY-----', '  first line of it', 'short', 'second line of it', '-----END X KEY-----']
    const masks = valuesToMask([found(lines.join('\r\n'))])
    expect(masks).toEqual(expect.arrayContaining(['first line of it', 'second line of it']))
    expect(masks.filter((mask) => lines.slice(0, 1).includes(mask) || mask === 'short')).toEqual([])
  })

  it('is no value of fewer than eight characters, which would blank out words', () => {
    expect(valuesToMask([found('seven77', 'half')])).toEqual([])
    expect(valuesToMask([found('eight888')])).toContain('eight888')
  })
})
