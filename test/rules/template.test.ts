import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/random.ts'
import { fillTemplate, unknownPart } from '../../src/rules/template.ts'

const filled = (template: string, seed = 1) => fillTemplate(template, seededRandom(seed))

describe('fillTemplate', () => {
  it.each<[string, RegExp]>([
    ['{{alnum*40}}', /^[0-9A-Za-z]{40}$/],
    ['{{alpha*40}}', /^[A-Za-z]{40}$/],
    ['{{lower*40}}', /^[a-z]{40}$/],
    ['{{upper*40}}', /^[A-Z]{40}$/],
    ['{{digit*40}}', /^[0-9]{40}$/],
    ['{{hex*40}}', /^[0-9a-f]{40}$/],
    ['{{HEX*40}}', /^[0-9A-F]{40}$/],
    ['{{base32*40}}', /^[A-Z2-7]{40}$/],
    ['{{base64*40}}', /^[0-9A-Za-z+/]{40}$/],
    ['{{base64url*40}}', /^[0-9A-Za-z_-]{40}$/],
    ['{{word*40}}', /^\w{40}$/],
    ['{{x*5}}', /^xxxxx$/],
    ['{{a~b c}}', /^a bc$/],
    ['k={{sk_ hex*4 - hex*2}}!', /^k=sk_[0-9a-f]{4}-[0-9a-f]{2}!$/],
    ['[[hex*3]]{{x*2}}[[hex*3]]', /^[0-9a-f]{3}xx[0-9a-f]{3}$/],
    ['{{base64(user:~ x*3)}}', new RegExp(`^${Buffer.from('user: xxx').toString('base64')}$`)],
    ['{{base64url(a?>~b)}}', new RegExp(`^${Buffer.from('a?> b').toString('base64url')}$`)],
  ])('fills %s', (template, expected) => expect(filled(template).text).toMatch(expected))

  it('gives the secret apart', () => expect(filled('key={{x*3}};')).toEqual({ text: 'key=xxx;', secret: 'xxx' }))

  it('gives no secret where none is marked', () => expect(filled('key=[[x*3]];')).toEqual({ text: 'key=xxx;' }))

  it('leaves the rest as it stands, signs of replacement too', () => expect(filled('$& $1 {{$&}} }').text).toBe('$& $1 $& }'))

  it('fills all lengths of a range', () => {
    const lengths = Array.from({ length: 300 }, (_, i) => filled('{{x*2-5}}', i).text.length)
    expect([...new Set(lengths)].sort()).toEqual([2, 3, 4, 5])
  })

  it('gives the same for the same seed, and another for another', () => {
    expect([filled('{{hex*32}}', 5), filled('{{hex*32}}', 6).text === filled('{{hex*32}}', 5).text]).toEqual([
      filled('{{hex*32}}', 5),
      false,
    ])
  })

  it.each<[string, RegExp]>([
    ['{{nkey(U)}}', /^SUA[A-P][A-Z2-7]{54}$/],
    ['{{nkey(O)}}', /^SOA[A-P][A-Z2-7]{54}$/],
    ['{{nkey(N)}}', /^SNA[A-P][A-Z2-7]{54}$/],
    ['{{bech32(AGE-SECRET-KEY-)}}', /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/],
    ['{{unknown(a)}}', /^unknown\(a\)$/],
    ['{{nkey(U)~nkey(A)}}', /^SUA\w{55} SAA\w{55}$/],
  ])('fills %s', (template, expected) => expect(filled(template.replace('~', ' ~ ')).text).toMatch(expected))

  it('adds the checksum that GitHub defines: CRC-32 in base 62', () => {
    const { text } = filled('{{ghp_ x*30 github-checksum()}}')
    expect([text.length, text.slice(0, 34)]).toEqual([40, `ghp_${'x'.repeat(30)}`])
    expect(fromBase62(text.slice(34))).toBe(crc32('x'.repeat(30)))
  })
})

function fromBase62(digits: string): number {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  return [...digits].reduce((sum, digit) => sum * 62 + alphabet.indexOf(digit), 0)
}

/** ISO 3309, a bit at a time. */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

describe('unknownPart', () => {
  it.each(['plain text', '{{alnum*3}}', '[[x*3]]', '{{sk_ hex*2-4}}', '{{base64(user: alnum*3)}}', '{{github-checksum()}}', 'a*3 b*4'])(
    'says nothing of %s',
    (template) => expect(unknownPart(template)).toBeUndefined(),
  )

  it.each(['{{alnam*3}}', '[[nothing*3]]', '{{sk_ hexx*2-4}}', '{{xx*3}}', '{{toString*3}}'])('names the part of %s', (template) => {
    expect(unknownPart(template)).toMatch(/names no class; known are alnum, alpha/)
  })
})
