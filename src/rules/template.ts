// Examples are templates: `{{…}}` is the secret, `[[…]]` other random text. rules/README.md describes the language.
import { encodeBech32 } from '../bech32.ts'
import { CONFLUENT_COVERED, confluentChecksum, GITHUB_COVERED, githubChecksum, gitlabChecksum, grafanaChecksum } from '../checksums.ts'
import { nkeySeed } from '../nkey.ts'
import type { Random } from '../random.ts'

export interface Filled {
  readonly text: string
  /** What stands in `{{…}}`; absent when the template has none. */
  readonly secret?: string
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGIT = '0123456789'
const ALPHABETS: Readonly<Record<string, string>> = {
  alnum: DIGIT + UPPER + LOWER,
  alpha: UPPER + LOWER,
  lower: LOWER,
  upper: UPPER,
  digit: DIGIT,
  hex: `${DIGIT}abcdef`,
  HEX: `${DIGIT}ABCDEF`,
  base32: `${UPPER}234567`,
  base64: `${DIGIT + UPPER + LOWER}+/`,
  base64url: `${DIGIT + UPPER + LOWER}-_`,
  word: `${DIGIT + UPPER + LOWER}_`,
}

const GROUP = /\{\{(.*?)\}\}|\[\[(.*?)\]\]/gs
const COUNTED = /^(.+?)\*(\d+)(?:-(\d+))?$/s

interface Call {
  /** What the parentheses hold, filled. */
  readonly inner: string
  /** What stands before it in the braces, filled. */
  readonly before: string
  readonly random: Random
}

const NKEY_BYTES = 32
/** 32 bytes in fives of bits; the last has four bits of padding. */
const AGE_VALUES = 51
const AGE_LAST = 16

const FUNCTIONS: Readonly<Record<string, (call: Call) => string>> = {
  base64: ({ inner }) => Buffer.from(inner, 'latin1').toString('base64'),
  base64url: ({ inner }) => Buffer.from(inner, 'latin1').toString('base64url'),
  'github-checksum': ({ before }) => githubChecksum(before.slice(-GITHUB_COVERED)),
  'gitlab-checksum': ({ before }) => gitlabChecksum(before),
  'confluent-checksum': ({ before }) => confluentChecksum(before.slice(-CONFLUENT_COVERED)),
  'grafana-checksum': ({ before }) => grafanaChecksum(before.replace(/_$/, '')),
  nkey: ({ inner, random }) =>
    nkeySeed(
      inner,
      Uint8Array.from({ length: NKEY_BYTES }, () => random(256)),
    ),
  bech32: ({ inner, random }) => encodeBech32(inner, [...Array.from({ length: AGE_VALUES }, () => random(32)), random(2) * AGE_LAST]),
}

const PART = new RegExp(`(${Object.keys(FUNCTIONS).join('|')})\\(([^)]*)\\)|[^ ]+`, 'g')

/** What the template asks for that doesn't exist; nothing when it can be filled. */
export function unknownPart(template: string): string | undefined {
  const groups = [...template.matchAll(GROUP)].map(([, wanted, filler]) => wanted ?? filler ?? '')
  const part = groups.flatMap(partsOf).find((one) => {
    const name = COUNTED.exec(one)?.[1]
    return name !== undefined && name.length > 1 && !Object.hasOwn(ALPHABETS, name)
  })
  return part && `"${part}" names no class; known are ${Object.keys(ALPHABETS).join(', ')}, or one character`
}

/** The parts of a group, those inside an encoding among them. */
function partsOf(group: string): string[] {
  return [...group.matchAll(PART)].flatMap(([part, , inner]) => (inner === undefined ? [part] : partsOf(inner)))
}

/** Fills a template that has no unknown part. */
export function fillTemplate(template: string, random: Random): Filled {
  let secret: string | undefined
  const text = template.replace(GROUP, (_, wanted?: string, filler?: string) => {
    const filled = fillParts(wanted ?? filler ?? '', random)
    if (wanted !== undefined) secret = filled
    return filled
  })
  return secret === undefined ? { text } : { text, secret }
}

function fillParts(parts: string, random: Random): string {
  let filled = ''
  for (const [part, name = '', inner] of parts.matchAll(PART)) {
    const make = FUNCTIONS[name]
    filled += make && inner !== undefined ? make({ inner: fillParts(inner, random), before: filled, random }) : fillPart(part, random)
  }
  return filled
}

function fillPart(part: string, random: Random): string {
  const [, name = '', least = '', most = least] = COUNTED.exec(part) ?? []
  if (name === '') return part.replaceAll('~', ' ')
  const alphabet = ALPHABETS[name] ?? name
  const count = Number(least) + random(Number(most) - Number(least) + 1)
  return Array.from({ length: count }, () => alphabet.charAt(random(alphabet.length))).join('')
}
