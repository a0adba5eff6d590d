// Examples are templates: `{{…}}` is the secret, `[[…]]` other random text. rules/README.md describes the language.
import { CHECKED_LENGTH, githubChecksum } from '../github-checksum.ts'
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
const PART = /(base64|base64url)\(([^)]*)\)|[^ ]+/g
const COUNTED = /^(.+?)\*(\d+)(?:-(\d+))?$/s

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
  for (const [part, encoding, inner] of parts.matchAll(PART)) {
    if (encoding && inner !== undefined) filled += encode(fillParts(inner, random), encoding)
    else if (part === 'github-checksum()') filled += githubChecksum(filled.slice(-CHECKED_LENGTH))
    else filled += fillPart(part, random)
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

function encode(text: string, encoding: string): string {
  return Buffer.from(text, 'latin1').toString(encoding === 'base64url' ? 'base64url' : 'base64')
}
