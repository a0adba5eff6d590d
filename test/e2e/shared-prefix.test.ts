// Prefixes that several issuers share: what may stand around a key, and who is named.
import { describe, expect, test } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { placesOf } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { type JsonReport, scanJson } from '../support/run-cli.ts'

async function scanText(text: string, name = 'a.txt'): Promise<JsonReport> {
  const folder = temporaryFolder()
  writeFiles(folder, { [name]: text })
  return (await scanJson([], { folder })).report
}

describe('without a sign of the issuer', () => {
  test('the message says "one of", and names the issuers whose keys look so, Stripe and Clerk among them', async () => {
    const { findings } = await scanText(`API_KEY=${liveKey()}\n`)
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/one of (?=.*Stripe)(?=.*Clerk)/)])
  })

  test('an ak_live_ key could be of docs101', async () => {
    const { findings } = await scanText(`API_KEY=${fakeKey('ak_live_ hex*32')}\n`)
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/docs101/)])
  })

  test('no issuer is pretended in the title', async () => {
    const { findings } = await scanText(`API_KEY=${liveKey()}\n`)
    expect(findings[0]?.title).not.toMatch(/Stripe|Clerk|Apideck|WorkOS|Highnote|vexart/)
  })

  test('a live key is critical, a test key medium', async () => {
    const { findings } = await scanText(`A=${liveKey()}\nB=${fakeKey('sk_test_ alnum*32')}\n`)
    expect(findings.map(({ severity }) => severity)).toEqual(['critical', 'medium'])
  })
})

describe('the issuer is named', () => {
  test.each([
    ['clerk-live-key', `CLERK_SECRET_KEY=${fakeKey('sk_live_ alnum*50')}\n`],
    ['apideck-live-key', `APIDECK_API_KEY=${fakeKey('sk_live_ alnum*93')}\n`],
    ['workos-live-key', `WORKOS_API_KEY=${fakeKey('sk_live_ alnum*25')}\n`],
    ['pagarme-v4-live-key', `PAGARME_API_KEY=${fakeKey('ak_live_ alnum*30')}\n`],
  ])('by a variable: %s', async (rule, text) => {
    const { findings } = await scanText(text)
    expect(findings.map((finding) => finding.rule)).toEqual([rule])
  })
})

describe('Stripe is named', () => {
  test.each([
    ['by a variable', 'a.env', `STRIPE_SECRET_KEY=${liveKey()}\n`],
    ['by its host', 'a.sh', `curl https://api.stripe.com/v1/charges -u ${liveKey()}:\n`],
    ['by the name of the file', 'stripe.yml', `key: ${liveKey()}\n`],
    ['by the path of the file', 'packages/stripe/config.json', `{"key":"${liveKey()}"}\n`],
  ])('%s', async (_, name, text) => {
    const { findings } = await scanText(text, name)
    expect(findings.map(({ rule, message }) => [rule, /one of/.test(message)])).toEqual([['stripe-live-key', false]])
  })
})

describe('a key is found whatever', () => {
  const right = [
    ',',
    ')',
    '}',
    ']',
    '<',
    '&',
    '.',
    ':',
    '/',
    '@',
    '|',
    '"',
    "'",
    '`',
    '\\"',
    '\\n',
    ';',
    ' ',
    '%20',
    '\\u0022',
    '#',
    '?',
    '',
  ]

  test('follows it', async () => {
    const text = right.map((after, i) => `${liveKey(i + 1)}${after}`).join('\n')
    expect(placesOf(await scanText(text))).toEqual(right.map((_, i) => `a.txt:${i + 1}:1`).sort())
  })

  test('precedes it', async () => {
    const left = [
      '=',
      ':',
      'X_',
      '"',
      "'",
      '`',
      '(',
      '[',
      '{',
      '<',
      '>',
      '/',
      '@',
      '|',
      '-',
      '.',
      ',',
      '%3D',
      '\\n',
      '\\"',
      '\t',
      '&',
      '?k=',
    ]
    const text = left.map((before, i) => `${before}${liveKey(i + 1)}`).join('\n')
    expect(placesOf(await scanText(text))).toEqual(left.map((before, i) => `a.txt:${i + 1}:${before.length + 1}`).sort())
  })

  test('length it has, from 24 to 255 characters behind the prefix', async () => {
    const lengths = [24, 32, 99, 107, 200, 255]
    const text = lengths.map((length) => `key = "${fakeKey(`sk_live_ alnum*${length}`)}"`).join('\n')
    expect(placesOf(await scanText(text))).toEqual(lengths.map((_, i) => `a.txt:${i + 1}:8`))
  })

  test('underscores it holds', async () => {
    const { findings } = await scanText(`key = "${fakeKey('sk_live_ alnum*12 _ alnum*12 _ alnum*12')}"\n`)
    expect(findings).toHaveLength(1)
  })
})

describe('no finding is', () => {
  test.each([
    ["the documents' example", 'API_KEY=sk_live_abc123xyz789'],
    ['a run of one letter', `key = "sk_live_${'x'.repeat(32)}"`],
    ['a sequence', `key = "sk_live_${'abcdefghijklmnopqrstuvwxyz'}"`],
    ['words that say so', 'key = "sk_live_your_secret_key_goes_here_please"'],
    ['an ellipsis', 'key = "sk_live_4eC39Hq..."'],
    ['a template', `key = "sk_live_\${STRIPE_KEY_FROM_THE_VAULT}"`],
    ['the prefix alone', 'if (key.startsWith("sk_live_")) return'],
    ['a longer word in front', `const disk_live_size = "task_live_${fakeKey('alnum*32')}"`],
    ['a body that is too short', `id = "${fakeKey('sk_live_ alnum*23')}"`],
  ])('%s', async (_, text) => {
    expect((await scanText(`${text}\n`)).findings).toEqual([])
  })
})
