import { describe, expect, it } from 'vitest'
import { candidateAt, NAME_WORDS } from '../../src/detect/candidate.ts'
import { Detector } from '../../src/detect/detector.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { blobOf } from '../support/detect.ts'
import { workOf } from '../support/regexp-work.ts'
import { packRules } from '../support/rule-examples.ts'

// The matchers that were written by hand, on texts made to keep them busy. Counted are the steps of every expression that runs,
// and the bytes that are made a text or decoded: never the time.

const MOST_GROWTH = 2.5

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)] as Item
}

/** What stands between names and values, in all languages, and what could be taken for it. */
const pieces = [
  ...[' ', '\t', '\n', '"', "'", '`', '\\', '\\"', '"\\', '&quot;', '&#34;'],
  ...['(', ')', '[', ']', '{', '}', '<', '>', ',', ';', ':', '=', '==', '=>', ':=', '->', '!', '?', '|', '-', '.', '$'],
  ...['w', '9', 'w.', 'x1', 'w(', 'w("', 'b"', 'f(', 'value', '=value', 's:1', 'pass:', 'bearer ', 'Basic ', 'token '],
  ...['by ', 'as w ', 'of type w', 'with w by ', 'is "', ': w=', ': w<', '" "', "', '", '"/"', 'key', 'secret='],
]

/** Up to three pieces again and again. */
function repeated(random: Random): string {
  return Array.from({ length: 1 + random(3) }, () => pick(pieces, random)).join('')
}

/** Runs of pieces, each as long as a quantifier goes. */
function runs(random: Random): string {
  return Array.from({ length: 2 + random(8) }, () => pick(pieces, random).repeat(1 + random(60))).join('')
}

const STEPS_AN_ASSIGNMENT = 60_000

describe('the work of reading an assignment', () => {
  it.each([20261141, 20261142])('is bounded, whatever follows the word (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const faults: string[] = []
    for (let i = 0; i < 1500; i++) {
      const word = pick(NAME_WORDS, random)
      const text = (word + (i % 2 === 0 ? repeated(random).repeat(1600) : runs(random))).slice(0, 1600)
      const { steps, worst, disagreements } = await workOf(() => candidateAt(text, 0, word.length))
      if (steps > STEPS_AN_ASSIGNMENT) faults.push(`${worst.steps} steps of ${worst.source} on ${JSON.stringify(text)}`)
      faults.push(...disagreements)
    }
    expect(faults).toEqual([])
  })

  it('grows no faster than a text full of words (seed 20261143)', async () => {
    const random = seededRandom(20261143)
    const detector = new Detector(packRules.filter(({ least }) => least !== undefined))
    for (let i = 0; i < 12; i++) {
      const part = pick(NAME_WORDS, random) + runs(random).slice(0, 200)
      const [once, twice, more] = [await workOn(part, 1500), await workOn(part, 3000), await workOn(part, 6000)]
      const work = `${once}, ${twice}, ${more} steps on ${JSON.stringify(part)}`
      expect(twice <= MOST_GROWTH * once && more <= MOST_GROWTH * twice, work).toBe(true)
    }

    async function workOn(part: string, bytes: number): Promise<number> {
      return (await workOf(() => detector.detect(blobOf(Buffer.from(part.repeat(bytes).slice(0, bytes)))))).steps
    }
  })
})

const base64 = (text: string) => Buffer.from(text).toString('base64')
const hexEscapes = (text: string) => [...text].map((sign) => `\\x${sign.charCodeAt(0).toString(16)}`).join('')
const ARMOUR = '-----BEGIN RSA PRIVATE KEY---'

/** What a hostile file may repeat from its first byte to its last. */
const hostile: Readonly<Record<string, string>> = {
  'an anchor': 'ghp_',
  'an anchor of a long key': ARMOUR,
  'an anchor that a joint follows': 'sk_live_"+"',
  'anchors between quotes': `ghp_"'"'`,
  'the beginning of a token': 'eyJ',
  'a name': 'asana=',
  'names of many issuers': 'asana box github stripe slack heroku ',
  'names with values': 'asana_token=0a1b2c3d4e5f6a7b, ',
  'a word that secrets have, before a quote': 'password="',
  'a word that secrets have, before spaces': `token${' '.repeat(23)}`,
  'an anchor in base64': base64('sk_live_x'),
  'a short anchor in base64': base64('ghp_ghp_ghp_'),
  'an anchor of a long key in base64': `${base64(ARMOUR)}\n`,
  'the beginning of a token in base64': base64('eyJ'),
  'an anchor in base64 twice': base64(base64('sk_live_x')),
  'a word that secrets have, in base64': base64('password="'),
  'an address in base64': base64('https://u:p@h/ '),
  'an anchor in hexadecimal': Buffer.from('ghp_').toString('hex'),
  'an escaped anchor': hexEscapes('ghp_'),
  'an escaped anchor of a long key': hexEscapes(ARMOUR),
  'one escaped sign': hexEscapes('-'),
  'a percent escape': '%2D',
  'an escaped percent sign': '%25',
  'an entity': '&#45;',
  'an octal escape': '\\055',
  'a unicode escape': '\\u002d',
  'an escaped sign before a letter': '\\\\_sk',
  backslashes: '\\',
  'folded lines': 'ghp_abcdefgh\n ',
}
const names = Object.keys(hostile)
const textOf = (name: string, bytes: number) => Buffer.from((hostile[name] ?? '').repeat(bytes).slice(0, bytes))

/** Steps or bytes: where a first look is enough nearly everywhere, the last of the file may need another. */
const ONE_LOOK = 400

describe('the work of rules that see little', () => {
  const detector = new Detector(packRules.filter(({ window }) => window <= 330))
  const workOn = (name: string, bytes: number) => workOf(() => detector.detect(blobOf(textOf(name, bytes))))

  it.each(names)('grows no faster than a file full of: %s', async (name) => {
    // The first time, expressions and tables are made.
    await workOn(name, 500)
    const [once, twice] = [await workOn(name, 2000), await workOn(name, 4000)]
    expect(twice.disagreements).toEqual([])
    expect(twice.steps).toBeLessThanOrEqual(MOST_GROWTH * once.steps + ONE_LOOK)
    expect(twice.bytes).toBeLessThanOrEqual(MOST_GROWTH * once.bytes + ONE_LOOK)
  })
})

/** For each byte of the text: a window or two around each anchor. */
const [STEPS_A_BYTE, BYTES_A_BYTE] = [5000, 4000]
const FILE_BYTES = 2500

describe('the work of all rules', () => {
  const detector = new Detector(packRules)

  it.each(names)('is bounded for each byte of a file full of: %s', async (name) => {
    await detector.detect(blobOf(textOf(name, 500)))
    const { steps, bytes } = await workOf(() => detector.detect(blobOf(textOf(name, FILE_BYTES))))
    expect(steps / FILE_BYTES).toBeLessThan(STEPS_A_BYTE)
    expect(bytes / FILE_BYTES).toBeLessThan(BYTES_A_BYTE)
  })
})

/** In one execution: what begins again is where the one before it ends. */
const MOST_STEPS_ONCE = 1000

describe('the work of all rules on beginnings of keys that differ', () => {
  const detector = new Detector(packRules)
  const header = `${ARMOUR}--\n`
  const filled = (beginning: string) => {
    const parts = Array.from({ length: FILE_BYTES }, (_, i) => `${beginning}${i} `)
    return Buffer.from(parts.join('').slice(0, FILE_BYTES))
  }

  it.each([
    ['in clear', header],
    ['with escapes', hexEscapes(header)],
    ['of PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n'],
    ['of PuTTY', 'PuTTY-User-Key-File-2: ssh-rsa\n'],
    ['in XML', '<RSAKeyValue>\n'],
  ])('does not read the rest of the file for each: %s', async (_, beginning) => {
    const text = filled(beginning)
    await detector.detect(blobOf(text))
    const { disagreements, worst } = await workOf(() => detector.detect(blobOf(text)))
    expect(disagreements).toEqual([])
    expect(worst.steps, worst.source).toBeLessThan(MOST_STEPS_ONCE)
  })
})
