import { describe, expect, it } from 'vitest'
import { isPlaceholder } from '../../src/detect/placeholder.ts'
import { detect } from '../support/detect.ts'
import { fakeKey } from '../support/fake-keys.ts'

describe('isPlaceholder', () => {
  it.each([
    'YOUR_KEY_HERE',
    'your_api_key',
    'your_key_here_your_key_here',
    'abc123xyz789',
    'abc123xyz789abc123xyz789',
    'x'.repeat(24),
    'X'.repeat(64),
    '*'.repeat(20),
    '0'.repeat(32),
    '1234567890'.repeat(4),
    'abcdefghijklmnopqrstuvwxyz',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
    'deadbeef'.repeat(4),
    'this_is_not_a_real_key_at_all',
    'REPLACE_ME_WITH_YOUR_KEY_PLEASE',
    '4eC39Hq...',
    '4eC39Hq…',
    '<your-key>',
    '$' + '{STRIPE_LIVE_KEY_OF_THE_SHOP}',
    '{{ stripe_live_key_of_shop }}',
    '%s%s%s%s%s%s%s%s%s%s%s%s',
    'EXAMPLEKEYEXAMPLEKEYEXAMPLE',
    'fedcba9876543210fedcba9876543210',
    'abababababababababababab',
    'INSERT_TOKEN_HERE_BEFORE_USE',
  ])('is true for %s', (body) => expect(isPlaceholder(body)).toBe(true))

  it('is true for a body of pairs in sequence, as the issuer of ak_live_ keys shows it', () => {
    const sequence = ['a1b2c3d4e5f6', '789012345678', 'abcdef01'].join('')
    expect(isPlaceholder(sequence)).toBe(true)
  })

  it.each([
    ['hexadecimal', 'hex*32'],
    ['letters and digits', 'alnum*24'],
    ['base64', 'base64*40'],
    ['lower case alone', 'lower*32'],
    ['a UUID', 'hex*8 - hex*4 - hex*4 - hex*4 - hex*12'],
  ])('is false for a drawn body: %s', (_, parts) => expect(isPlaceholder(fakeKey(parts, 7))).toBe(false))

  it.each([
    ['hex*32', 1],
    ['alnum*24', 1_000_001],
    ['alnum*32', 2_000_001],
    ['base64*40', 3_000_001],
    ['base64url*64', 4_000_001],
  ])('is true for at most one in ten thousand drawn bodies of %s (seeds from %i)', (parts, firstSeed) => {
    const drawn = Array.from({ length: 20_000 }, (_, i) => fakeKey(parts, firstSeed + i))
    expect(drawn.filter(isPlaceholder).length).toBeLessThanOrEqual(2)
  })
})

// What issuers' own documents show where a key would stand.
describe('the examples in documents', () => {
  const sequence = ['a1b2c3d4e5f6', '789012345678', 'abcdef02'].join('')

  it.each([
    ['curl -H "X-API-Key: ak_live_YOUR_KEY_HERE"'],
    ['API_KEY = "ak_live_YOUR_KEY_HERE"'],
    ['$apiKey = "ak_live_YOUR_KEY_HERE";'],
    [`ak_live_${sequence}`],
    [`docs101 API keys follow the format ak_live_ and 32 hexadecimal characters:\nak_live_${sequence}`],
    ['-H "Authorization: Bearer sk_live_4eC39Hq..."'],
    ['Publishable pk_live_… Secret sk_live_…'],
    [`dm_live_${'x'.repeat(64)}`],
    ['DOCMAP_API_KEY=dm_live_your_api_key'],
    ['-H "Authorization: Bearer dm_live_your_api_key"'],
    ['-H "Authorization: Bearer sk_live_abc123xyz789"'],
    ['API_KEY=sk_live_abc123xyz789// JavaScript'],
    ['Authorization: Bearer YOUR_API_KEY'],
    ['Authorization: Bearer <token>'],
    ['Authorization: `Bearer $' + '{process.env.DOCMAP_API_KEY}`'],
    ['headers={"Authorization": f"Bearer {api_key}"}'],
  ])('are no findings: %s', async (text) => expect((await detect(text)).matches).toEqual([]))
})
