import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/random.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { type Example, fillExample, findAll, findsOf, kindOf, named, pack } from '../support/rule-examples.ts'
import { joints, notations } from '../support/written.ts'

// The examples of all formats in the notations and pieces in which a file may hold them; each in some that are drawn by chance.

const FORMS_AN_EXAMPLE = 4
const FORMS_A_NEGATIVE = 2
/** In base64 a shorter anchor leaves too few digits to look for. */
const LEAST_ANCHOR = 4
/** Longer first pieces are no pieces that somebody wrote. */
const LONGEST_PIECE = 200
/** Where `notations` cut: a text in lines of so many digits, with so many bytes before; a text in two pieces. */
const [LINE_DIGITS, LINE_LEAD, PIECE] = [76, 60, 20]
/** These hold the secret alone: what is encoded twice is looked for at the beginning of the inner text only. */
const aloneOnly = /^base64 in (?:base64|hexadecimal)|^pieces/
const isEncoding = /base64|hexadecimal(?:,|$)/
/** What keys are made of, wherever they may be cut. */
const PLAIN = /^[\w.+/=:~@$!*,|-]+$/
/** A secret that holds an escape itself means two things. */
const ESCAPED = /[\\%&]/
/** Letters stay as they are, and the anchor with them; what stands around is then read as it is, or no farther than the line. */
const readAsItStands = /of signs|JSON text|percent escapes of|in lines/
const RULED_BY_CONTEXT = /\(\?<|\(\?[=!]|\\b/i

const [SEED, ALONE_SEED, PIECES_SEED, IGNORED_SEED, PLACEHOLDER_SEED] = [20261121, 20261122, 20261123, 20261124, 20261125]

/** A rule that says by itself where its secret is: it begins with an anchor, and nothing around is asked for. */
function anchorOf({ rule, secret }: Example): string | undefined {
  const own = rule.anchors.filter((anchor) => secret.startsWith(anchor))
  if (RULED_BY_CONTEXT.test(rule.pattern)) return undefined
  return own.sort((a, b) => b.length - a.length)[0]
}

const isArmoured = ({ rule }: Example) => rule.checks.includes('private-key')

/** Examples that are found as they stand: chance may draw what looks made up. */
async function formats(seed: number): Promise<Example[]> {
  const found: Example[] = []
  for (const one of findsOf(['format'], seed)) {
    if (anchorOf(one) === undefined || isArmoured(one) || ESCAPED.test(one.secret)) continue
    if (await isFound(one, one.text)) found.push(one)
  }
  expect(found.length).toBeGreaterThan(formatIds.size)
  return found
}

function drawn<Value>(values: Readonly<Record<string, Value>>, count: number, random: (below: number) => number): [string, Value][] {
  const entries = Object.entries(values)
  return Array.from({ length: count }, () => entries[random(entries.length)]).filter((entry) => entry !== undefined)
}

/** What is searched for is the anchor in one stretch: neither a line end nor a joint goes through it. */
function mayBeIn(form: string, example: Example, at: number): boolean {
  const { length } = anchorOf(example) ?? ''
  if (isEncoding.test(form) && length < LEAST_ANCHOR) return false
  if (form === 'base64 in lines') return lineOf(LINE_LEAD + at) === lineOf(LINE_LEAD + at + length)
  return form !== 'pieces in base64' || (length < PIECE && example.secret.length > PIECE && PLAIN.test(example.secret))
}

/** Base64 has four digits for three bytes. */
const lineOf = (byte: number) => Math.floor((byte * 4) / 3 / LINE_DIGITS)

/** Whether the secret is found by its rule, as something that is written otherwise or doesn't have to be. */
async function isFound({ rule, secret }: Example, text: string): Promise<boolean> {
  return (await findAll(text)).some((match) => match.rule === rule.id && match.secret === secret)
}

/** Something in clear goes before what is meant. */
async function isFoundOrHidden(example: Example, text: string): Promise<boolean> {
  const matches = await findAll(text)
  const isHere = matches.some(({ rule, secret }) => rule === example.rule.id && secret === example.secret)
  return isHere || matches.some(({ rule, written }) => !written && formatIds.has(rule))
}

const formatIds = new Set(pack.filter(({ rule }) => kindOf(rule) === 'format').map(({ rule }) => rule.id))

describe('a format is found', () => {
  it(`with all that stands around it written otherwise (seed ${SEED})`, async () => {
    const random = seededRandom(SEED)
    const lost: string[] = []
    for (const example of await formats(SEED)) {
      for (const [form, write] of drawn(notations, FORMS_AN_EXAMPLE, random)) {
        if (aloneOnly.test(form) || !mayBeIn(form, example, example.start)) continue
        if (example.rule.near.length > 0 && readAsItStands.test(form)) continue
        if (!(await isFound(example, write(example.text)))) lost.push(`${form}: ${named(example)}`)
      }
    }
    expect(lost).toEqual([])
  })

  it(`alone written otherwise (seed ${ALONE_SEED})`, async () => {
    const random = seededRandom(ALONE_SEED)
    const lost: string[] = []
    for (const example of (await formats(ALONE_SEED)).filter(({ rule }) => rule.near.length === 0)) {
      const [before, after] = [example.text.slice(0, example.start), example.text.slice(example.end)]
      for (const [form, write] of drawn(notations, FORMS_AN_EXAMPLE, random)) {
        if (!mayBeIn(form, example, 0)) continue
        if (!(await isFoundOrHidden(example, `${before}${write(example.secret)}${after}`))) lost.push(`${form}: ${named(example)}`)
      }
    }
    expect(lost).toEqual([])
  })

  it(`in two pieces (seed ${PIECES_SEED})`, async () => {
    const random = seededRandom(PIECES_SEED)
    const lost: string[] = []
    for (const example of (await formats(PIECES_SEED)).filter(({ secret }) => PLAIN.test(secret))) {
      const { rule, text, secret, start } = example
      const least = (anchorOf(example)?.length ?? 0) + 1
      for (const [form, joint] of drawn(joints, FORMS_AN_EXAMPLE, random)) {
        const at = least + random(Math.max(1, Math.min(secret.length - least, LONGEST_PIECE)))
        // A rule sees no more than its window, joint and all.
        if (at >= secret.length || secret.length + joint.length >= rule.window) continue
        const cut = text.slice(0, start + at) + joint + text.slice(start + at)
        if (!(await isFoundOrHidden(example, cut))) lost.push(`${form} at ${at}: ${named(example)}`)
      }
    }
    expect(lost).toEqual([])
  })
})

/** A line end or a joint is an end of the text, too: what was too long before it, or began with another word, isn't any more. */
const cutting = /lines|pieces/

describe('what must be ignored', () => {
  it(`is so in any notation (seed ${IGNORED_SEED})`, async () => {
    const random = seededRandom(IGNORED_SEED)
    const found: string[] = []
    for (const { rule, ignores } of pack.filter((one) => kindOf(one.rule) === 'format' && !RULED_BY_CONTEXT.test(one.rule.pattern))) {
      for (const template of ignores) {
        const { text } = fillTemplate(template, seededRandom(IGNORED_SEED))
        for (const [form, write] of drawn(notations, FORMS_A_NEGATIVE, random)) {
          if (cutting.test(form)) continue
          const matches = await findAll(write(text))
          if (matches.some((match) => match.rule === rule.id)) found.push(`${form}: ${rule.id}: '${template}' (seed ${IGNORED_SEED})`)
        }
      }
    }
    expect(found).toEqual([])
  })
})

const RUNS: Readonly<Record<string, string>> = { hex: '0', HEX: '0', digit: '0', upper: 'X', base32: 'X', '01': '0' }

/** The example with a run of one character where the key has what chance drew; nothing when it has parts of other kinds. */
function asPlaceholder(template: string): string | undefined {
  const secret = /\{\{(.*?)\}\}/s.exec(template)?.[1] ?? ''
  const counted = [...secret.matchAll(/(?<![^ (])([^ ()]+)\*(\d+)(?:-\d+)?/g)]
  if (secret.includes('(') || counted.every(([, , count]) => Number(count) < 12)) return undefined
  const run = secret.replace(/(?<![^ (])([^ ()]+)\*(?=\d)/g, (_, name: string) => `${RUNS[name] ?? 'x'}*`)
  return template.replace(`{{${secret}}}`, () => `{{${run}}}`)
}

describe('a placeholder in the shape of a key', () => {
  const placeholders = pack
    .filter(({ rule }) => kindOf(rule) !== 'scored' && !rule.checks.includes('private-key'))
    .flatMap(({ rule, finds }) => finds.map((template) => ({ rule, template: asPlaceholder(template) })))
    .flatMap(({ rule, template }) => (template === undefined ? [] : [fillExample(rule, template, PLACEHOLDER_SEED)]))

  it('is made of most examples', () => expect(placeholders.length).toBeGreaterThan(pack.length))

  it(`is silent in clear (seed ${PLACEHOLDER_SEED})`, async () => {
    const found: string[] = []
    for (const example of placeholders) if (await isClaimed(example, example.text)) found.push(named(example))
    expect(found).toEqual([])
  })

  it(`is silent in any notation (seed ${PLACEHOLDER_SEED})`, async () => {
    const random = seededRandom(PLACEHOLDER_SEED)
    const found: string[] = []
    for (const example of placeholders.filter(({ rule }) => kindOf(rule) === 'format')) {
      for (const [form, write] of drawn(notations, 1, random)) {
        if (await isClaimed(example, write(example.text))) found.push(`${form}: ${named(example)}`)
      }
    }
    expect(found).toEqual([])
  })
})

/** Whether any rule finds the example's secret. */
async function isClaimed({ rule, secret }: Example, text: string): Promise<boolean> {
  return (await findAll(text)).some((match) => match.rule === rule.id || match.secret === secret)
}
