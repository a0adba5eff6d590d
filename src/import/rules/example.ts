// Examples of what an expression fits, as templates of a rule file: random where a class stands, literal where a text does.
import type { AST } from '@eslint-community/regexpp'
import { parsePattern } from '../patterns/bounded.ts'

/** How long repeated parts are, and which of alternatives is taken. */
export interface Variant {
  /** Characters of a repeated class, within what it allows. */
  readonly length: number
  readonly alternative: 'first' | 'last'
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'random'; readonly name: string; readonly count: number }
  | { readonly kind: 'secret'; readonly parts: readonly Part[] }

/** Names of template classes, the largest first, and what each draws from. */
const CLASSES: readonly (readonly [name: string, members: RegExp])[] = [
  ['base64url', /[0-9A-Za-z_-]/],
  ['base64', /[0-9A-Za-z+/]/],
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['base32', /[A-Z2-7]/],
  ['lower', /[a-z]/],
  ['upper', /[A-Z]/],
  ['hex', /[0-9a-f]/],
  ['HEX', /[0-9A-F]/],
  ['digit', /[0-9]/],
]
/** A plain class says as much as one with signs, and reads better. */
const PREFERRED = ['alnum', ...CLASSES.map(([name]) => name)]

/** Nothing for an expression that templates can't say. */
export function templateOf(pattern: string, variant: Variant): string | undefined {
  const parsed = parsePattern(pattern)
  if (!parsed) return undefined
  const parts = partsOfAlternatives(parsed.alternatives, variant)
  return parts && outside(parts.some(({ kind }) => kind === 'secret') ? parts : [{ kind: 'secret', parts }])
}

function partsOfAlternatives(alternatives: readonly AST.Alternative[], variant: Variant): Part[] | undefined {
  const chosen = variant.alternative === 'first' ? alternatives[0] : alternatives.at(-1)
  return chosen && partsOfAll(chosen.elements, variant)
}

function partsOfAll(elements: readonly AST.Element[], variant: Variant): Part[] | undefined {
  const parts: Part[] = []
  for (const element of elements) {
    const own = partsOf(element, variant)
    if (!own) return undefined
    parts.push(...own)
  }
  return parts
}

function partsOf(element: AST.Element, variant: Variant): Part[] | undefined {
  switch (element.type) {
    case 'Assertion':
      return []
    case 'Character':
      return [{ kind: 'text', text: String.fromCodePoint(element.value) }]
    case 'CharacterClass':
    case 'CharacterSet':
      return [repeated(element.raw, 1)]
    case 'Group':
      return partsOfAlternatives(element.alternatives, variant)
    case 'CapturingGroup': {
      const parts = partsOfAlternatives(element.alternatives, variant)
      return parts && [{ kind: 'secret', parts }]
    }
    case 'Quantifier':
      return ofQuantifier(element, variant)
    default:
      return undefined
  }
}

function ofQuantifier({ element, min, max }: AST.Quantifier, variant: Variant): Part[] | undefined {
  const isClass = element.type === 'CharacterClass' || element.type === 'CharacterSet'
  if (isClass && isWide(element.raw)) return [repeated(element.raw, Math.max(min, Math.min(max, variant.length)))]
  const once = partsOf(element, variant)
  return once && Array.from({ length: min }).flatMap(() => once)
}

/** Many characters fit it, so it is what a secret is made of, and no sign between. */
function isWide(raw: string): boolean {
  return CLASSES.some(([, members]) => charactersIn(members).every((char) => fits(raw, char)))
}

function repeated(raw: string, count: number): Part {
  const name = PREFERRED.find((one) => {
    const members = CLASSES.find(([known]) => known === one)?.[1]
    return members !== undefined && charactersIn(members).every((char) => fits(raw, char))
  })
  if (name !== undefined) return { kind: 'random', name, count }
  const sign = [...'=:_- \'"./', ...PRINTABLE].find((char) => fits(raw, char)) ?? '?'
  return { kind: 'text', text: sign.repeat(count) }
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))

function charactersIn(members: RegExp): string[] {
  return PRINTABLE.filter((char) => members.test(char))
}

function fits(raw: string, char: string): boolean {
  return new RegExp(`^${raw}$`).test(char)
}

function outside(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'random' ? `[[${part.name}*${part.count}]]` : `{{${inside(part.parts)}}}`
    })
    .join('')
}

/** Parts are parted by spaces there; a space itself is `~`. */
function inside(parts: readonly Part[]): string {
  let written = ''
  let isText = false
  for (const part of parts.flatMap((one) => (one.kind === 'secret' ? one.parts : [one]))) {
    const text = part.kind === 'text' ? part.text.replaceAll(' ', '~') : part.kind === 'random' ? `${part.name}*${part.count}` : ''
    written += `${written === '' || (isText && part.kind === 'text') ? '' : ' '}${text}`
    isText = part.kind === 'text'
  }
  return written
}
