// The first look at an anchor's bytes may drop nothing that the confirmers would claim: they are the oracle, on random texts
// made of what stands around names.
import { describe, expect, it } from 'vitest'
import { mayAssign } from '../../src/detect/assignment-look.ts'
import { startsFree } from '../../src/detect/boundary.ts'
import { candidateAt, NAME_WORDS } from '../../src/detect/candidate.ts'
import type { Confirmer } from '../../src/detect/confirm.ts'
import { confirmerOf } from '../../src/detect/confirmers.ts'
import { type AnchorPlace, firstRuns, hasRunWithin, mayHoldRun, mayStart, unionOf } from '../../src/detect/first-look.ts'
import { isWholeName, mayBeWholeName } from '../../src/detect/whole-name.ts'
import type { Rule } from '../../src/model.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { fillExample, kindOf, pack, packRules } from '../support/rule-examples.ts'

const TEXTS = 60_000
const PIECES = [
  ...NAME_WORDS,
  ...'key token password secret KEY TOKEN apiKey API_KEY auth Key'.split(' '),
  ...' |  |\t|\n|\r\n|\n    |\n  - |- |=|:|:=|==|!=|=>|->|>|<|,|, |(|)|[|]|{|}|({|;|&|&quot;|&#39;|||+|+=|?|?.|!|-|--|.|..|/|\\|\\"|\\n|$|${|@|#|// |%'.split(
    '|',
  ),
  ...'"|\'|`|"""|"|\'|"|\'|" |\' |", "|": "|\': \'|="|=\''.split('|'),
  ...'is|is: |as string = |of type |by |with x by |value|value=|"value": |Bearer |basic |token |ntlm |pass:|s:12:|b"|r\'|f"|u\''.split('|'),
  ...'the|should|user.name|getToken(|foo["x"](|os.environ|null|x|ab|Zq8rT2xK9w|correct-horse|hunter2!|1234567|a1b2c3d4e5f6|name|_id|Name'.split(
    '|',
  ),
]

/** Random pieces, one behind the other. */
function soup(random: Random, pieces: readonly string[], most: number): string {
  return Array.from({ length: 1 + random(most) }, () => pieces[random(pieces.length)]).join('')
}

/** The words' places in a text of which the first bytes belong to another. */
function* placesOf(text: string, words: RegExp, skipped: number): Iterable<AnchorPlace> {
  const bytes = Buffer.from(`${'x="'.repeat(9).slice(0, skipped)}${text}`, 'latin1')
  for (const { index, 0: word } of text.matchAll(words)) {
    const start = skipped + index
    yield { bytes, from: skipped, to: bytes.length, start, end: start + word.length, isCut: false }
  }
}

describe('first look at an assignment', () => {
  const words = new RegExp(NAME_WORDS.join('|'), 'gi')

  it.each([1, 2, 3, 4])('drops no candidate (seed %i)', (seed) => {
    const random = seededRandom(seed)
    let dropped = 0
    for (let i = 0; i < TEXTS; i++) {
      const text = soup(random, PIECES, 10)
      for (const place of placesOf(text, words, random(9))) {
        const [at, end] = [place.start - place.from, place.end - place.from]
        const may = mayAssign(place)
        if (!may) dropped++
        if (!may && candidateAt(text, at, end)) expect.fail(`dropped at ${at} of ${JSON.stringify(text)}`)
      }
    }
    expect(dropped).toBeGreaterThan(TEXTS / 4)
  })

  it.each([
    'the key should be kept',
    'func f(key, name string)',
    'token := load(user)',
    'auth.Check(name)',
    'if (password != other) {',
    'keys of the map',
    'pass through',
    'if (password != "") {',
    'key: id, name',
    "token = 'ab'",
  ])('drops %s', (text) => {
    expect([...placesOf(text, words, 0)].map(mayAssign)).toEqual([false])
  })

  it.each(['password = "abcd"', 'PASSWORD x-y-z', '--token abc', 'key: a1b2', "'key' => 'v'", 'auth("abcd")', 'key:\n  - "abcd"'])(
    'keeps %s',
    (text) => {
      expect([...placesOf(text, words, 0)].map(mayAssign)).toEqual([true])
    },
  )
})

describe('first look before an anchor', () => {
  const around = [
    ...'a|B|7|_| |"|=|\\n|\\t|\\u001b[0;31m|\x1b[1m|%5f|%25255F|\\x41|\\u0041|[|m|\\e[m|\\033[0m|my|the|x|The|-'.split('|'),
    'tok',
  ]

  it.each([11, 12])('drops nothing that starts free or is a whole name (seed %i)', (seed) => {
    const random = seededRandom(seed)
    let dropped = 0
    for (let i = 0; i < TEXTS; i++) {
      const name = ['tok', 'Tok', 'TOK'][random(3)] as string
      const behind = ['', 'en', 'Key', 'key', 'KEY', 's', 'sapi', 'S', '_', 'id', 'ids', 'id '][random(12)]
      const before = soup(random, around, 4)
      const text = `${before}${name}${behind}`
      const skipped = random(9)
      const bytes = Buffer.from(`${'\\%[m'.repeat(3).slice(0, skipped)}${text}`, 'latin1')
      const start = skipped + before.length
      const place = { bytes, from: skipped, to: bytes.length, start, end: start + name.length, isCut: false }
      const [at, end] = [before.length, before.length + name.length]
      if (!mayStart(place)) dropped++
      if (!mayStart(place) && startsFree(text, at)) expect.fail(`no start at ${at} of ${JSON.stringify(text)}`)
      if (!mayBeWholeName(place) && isWholeName(text, at, end)) expect.fail(`no name at ${at} of ${JSON.stringify(text)}`)
    }
    expect(dropped).toBeGreaterThan(TEXTS / 10)
  })
})

describe('the first run of a pattern', () => {
  const firstRunOf = (pattern: string) => unionOf(firstRuns(pattern) ?? [])
  const place = (text: string, end: number): AnchorPlace => {
    const bytes = Buffer.from(text, 'latin1')
    return { bytes, from: 0, to: bytes.length, start: 0, end, isCut: false }
  }

  it.each([
    ['pat[0-9A-Za-z]{14}\\.[0-9a-f]{64}', 3, 14, 'aZ0', '._'],
    ['(?=[a-z]{0,3}\\d)[0-9a-f]{32}', 0, 32, '0f', 'gA'],
    ['(?:sk|pk)_[0-9a-z]{24}', 3, 24, 'a9', 'A_'],
    ['(?:test_)?[0-9a-z]{24}', 5, 24, 'a9', 'A_'],
    ['sk_(?:[0-9]{26,32}|[a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 3, 8, '9f', 'g-'],
    ['[0-9A-F]{40}|s\\.[/a|]{8,9}', 2, 8, '0F/|a', 'b'],
    ['(?<!sha256-)sk_[A-F+/]{5,9}x', 3, 5, 'A+/', 'a9'],
    ['sk_(?!51)(?=[^~]{9})[A-F]{5}', 3, 5, 'A', 'a9'],
    ['\\$v1:\\/[0-9]{6,}', 5, 6, '0', 'a$'],
    ['a\\\\b[0-9]{6,}', 3, 6, '0', 'a\\'],
  ])('of %s', (pattern, behind, least, inside, outside) => {
    const run = firstRunOf(pattern)
    expect({ behind: run?.behind, least: run?.least }).toEqual({ behind, least })
    expect([...inside].map((sign) => run?.isIn[sign.charCodeAt(0)])).toEqual([...inside].map(() => 1))
    expect([...outside].map((sign) => run?.isIn[sign.charCodeAt(0)])).toEqual([...outside].map(() => 0))
  })

  it.each(['[a-f]{4}|x', '(?<secret>[0-9a-f]{24})', '(?:a|b){2}[0-9]{4}', 'a.[0-9]{4}', '[0-9]+', '(?:(?:a|b)|c)[0-9]{4}'])(
    'is not known of %s',
    (pattern) => {
      expect(firstRunOf(pattern)).toBeUndefined()
    },
  )

  it('stands in what each rule finds', () => {
    const examples = pack.flatMap(({ rule, finds }) =>
      kindOf(rule) === 'named' ? finds.map((template) => fillExample(rule, template, 5)) : [],
    )
    const judged = examples.flatMap(({ rule, secret }) => {
      const run = firstRunOf(rule.pattern)
      return run ? [{ secret, holds: hasRunWithin(place(secret, 0), run, 1) }] : []
    })
    expect(judged.length).toBeGreaterThan(1000)
    expect(judged.filter(({ holds }) => !holds)).toEqual([])
  })

  it('stands right behind the anchor, or goes on in another piece', () => {
    const run = firstRunOf('[0-9]{4}')
    if (!run) return expect.fail()
    expect(['pat1234', 'pat12"', 'pat\\', 'pat12%', 'pat1\n'].map((text) => mayHoldRun(place(text, 3), run))).toEqual(Array(5).fill(true))
    expect(['pat123', 'pat12.4', 'path1234'].map((text) => mayHoldRun(place(text, 3), run))).toEqual(Array(3).fill(false))
  })

  it.each([21, 22])('is found within reach as a naive search finds it (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const run = firstRunOf('[0-9]{4}')
    if (!run) return expect.fail()
    for (let i = 0; i < 5000; i++) {
      const text = soup(random, ['1', '23', '456', 'x', ' '], 12)
      const reach = random(20)
      const found = Array.from({ length: reach }, (_, at) => /^\d{4}/.test(text.slice(at))).includes(true)
      expect(hasRunWithin(place(text, 0), run, reach), `${JSON.stringify(text)}, ${reach}`).toBe(found)
    }
  })
})

describe('the run behind the anchors of a rule', () => {
  const known = packRules.find(({ id }) => id === 'github-pat-classic') as Rule
  const confirmerFor = (anchors: readonly string[], pattern: string, ignoreCase = false) =>
    confirmerOf({ ...known, anchors, pattern, ignoreCase, checks: [], continues: '' })
  const mayClaim = (confirmer: Confirmer, text: string, end: number) => {
    const bytes = Buffer.from(text, 'latin1')
    return confirmer.mayClaim({ bytes, from: 0, to: bytes.length, start: 0, end, isCut: false })
  }

  it.each([
    ['one anchor', ['acme_'], 'acme_[0-9]{4}', 'acme_1234', 'acme_12a4'],
    ['several', ['acme_', 'acmx_'], 'acm(?:e|x)_[0-9]{4}', 'acmx_1234', 'acmx_12a4'],
    ['more text behind it', ['acme_'], 'acme_v1[0-9]{4}', 'acme_v11234', 'acme_v1123x'],
    ['a look ahead', ['acme_'], 'acme_(?!0000)[0-9]{4}', 'acme_1234', 'acme_123_'],
    ['a sign first', ['$acm'], '\\$acm_[0-9]{4}', '$acm_1234', '$acm_12a4'],
    ['a sign', ['acme$'], 'acme\\$[0-9]{4}', 'acme$1234', 'acme$123$'],
  ])('is asked for: %s', (_, anchors, pattern, found, other) => {
    const confirmer = confirmerFor(anchors, pattern)
    const end = anchors[0]?.length ?? 0
    expect([mayClaim(confirmer, found, end), mayClaim(confirmer, other, end)]).toEqual([true, false])
  })

  it('is in any case where the rule is', () => {
    const confirmer = confirmerFor(['acme_'], 'acme_v[0-9]{4}', true)
    expect(['acme_v1234', 'ACME_V1234'].map((text) => mayClaim(confirmer, text, 5))).toEqual([true, true])
  })

  it('is not asked for where one anchor begins another', () => {
    expect(mayClaim(confirmerFor(['acme_', 'acme_v'], 'acme_(?:v|w)[0-9]{4}'), 'acme_x', 5)).toBe(true)
  })
})
