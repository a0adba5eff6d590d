// An expression for paths → the shapes of path that it fits, each a row of pieces: alternatives and options are written out.
import type { AST } from '@eslint-community/regexpp'

export type Piece =
  /** As a glob writes it; fits characters of one name only. */
  | { readonly kind: 'name'; readonly glob: string }
  /** Any characters of one name, or none. */
  | { readonly kind: 'rest' }
  /** Any characters at all, `/` among them, or none. */
  | { readonly kind: 'any' }
  /** Whole folders, each with its slash, or none. */
  | { readonly kind: 'folders' }
  | { readonly kind: 'slash' | 'start' | 'end' }

export type Shape = readonly Piece[]

export class NoShape extends Error {}

const MOST_SHAPES = 48
const MOST_COPIES = 4
const MANY = 'has too many alternatives'

/** Throws NoShape, with the reason, for what no glob can say. */
export function shapesOf(alternatives: readonly AST.Alternative[], ignoreCase: boolean): Shape[] {
  const shapes = alternatives.flatMap(({ elements }) =>
    elements.reduce<Shape[]>((before, element) => joined(before, shapesOfElement(element, ignoreCase)), [[]]),
  )
  if (shapes.length > MOST_SHAPES) throw new NoShape(MANY)
  return shapes
}

function joined(before: readonly Shape[], after: readonly Shape[]): Shape[] {
  if (before.length * after.length > MOST_SHAPES) throw new NoShape(MANY)
  return before.flatMap((first) => after.map((second) => [...first, ...second]))
}

function shapesOfElement(element: AST.Element, ignoreCase: boolean): Shape[] {
  switch (element.type) {
    case 'Assertion':
      if (element.kind === 'start' || element.kind === 'end') return [[{ kind: element.kind }]]
      throw new NoShape('looks at what stands around')
    case 'Group':
    case 'CapturingGroup':
      return shapesOf(element.alternatives, ignoreCase)
    case 'Quantifier':
      return shapesOfQuantifier(element, ignoreCase)
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
      return [[onePiece(element, ignoreCase)]]
    default:
      throw new NoShape(`holds ${element.raw}, which no glob can say`)
  }
}

function shapesOfQuantifier({ element, min, max }: AST.Quantifier, ignoreCase: boolean): Shape[] {
  if (max <= MOST_COPIES) {
    const one = shapesOfElement(element, ignoreCase)
    const copies = Array.from({ length: max - min + 1 }, (_, i) => repeated(one, min + i))
    return copies.flat()
  }
  if (isFolders(element) && min === 0) return [[{ kind: 'folders' }]]
  if (max !== Number.POSITIVE_INFINITY) throw new NoShape('counts characters')
  const more = manyPieces(element, ignoreCase)
  const first = repeated(shapesOfElement(element, ignoreCase), min)
  // A class says one or more by itself.
  if (more.kind === 'name') return min === 0 ? [[], [more]] : [[more]]
  return joined(first, [[more]])
}

function repeated(one: readonly Shape[], times: number): Shape[] {
  return Array.from({ length: times }).reduce<Shape[]>((before) => joined(before, one), [[]])
}

/** Any number of folders, each with its slash. */
function isFolders({ raw }: AST.Element): boolean {
  return /^\((?:\?:)?(?:\.|\[\^\\?\/\])[*+]\\?\/\)$/.test(raw)
}

function manyPieces(element: AST.Element, ignoreCase: boolean): Piece {
  if (element.type === 'CharacterSet' && element.kind === 'any') return { kind: 'any' }
  if (element.raw === '[\\s\\S]') return { kind: 'any' }
  if (/^\[\^\\?\/\]$/.test(element.raw)) return { kind: 'rest' }
  const piece = element.type === 'Character' || element.type === 'CharacterClass' || element.type === 'CharacterSet'
  const one = piece ? onePiece(element, ignoreCase) : undefined
  if (one?.kind !== 'name') throw new NoShape(`repeats ${element.raw}, which no glob can say`)
  return { kind: 'name', glob: `+(${one.glob})` }
}

type OneCharacter = AST.Character | AST.CharacterClass | AST.CharacterSet

function onePiece(element: OneCharacter, ignoreCase: boolean): Piece {
  if (element.type === 'Character') return literal(String.fromCodePoint(element.value), ignoreCase)
  if (element.type === 'CharacterSet' && element.kind === 'any') return { kind: 'name', glob: '?' }
  const members = membersOf(element, ignoreCase)
  if (members.length === 1) return literal(members, false)
  // Nobody's file has other characters in its name than these; all of them are any, and so are all but a slash.
  const most = PRINTABLE.length - (members.includes('/') ? 0 : 1)
  if (members.length === most) return { kind: 'name', glob: '?' }
  if (members.includes('/')) throw new NoShape(`holds ${element.raw}, which fits a slash among others`)
  return { kind: 'name', glob: classOf(members) }
}

function literal(char: string, ignoreCase: boolean): Piece {
  if (char === '/') return { kind: 'slash' }
  if (char === '\\' || char < ' ') throw new NoShape('holds a character that globs have no way to write')
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()]
  if (ignoreCase && lower !== upper) return { kind: 'name', glob: `[${lower}${upper}]` }
  return { kind: 'name', glob: globText(char) }
}

/** Plain text as a glob that fits it alone. */
export function globText(text: string): string {
  return text.replace(/[*?[{}()!@+|]/g, '[$&]')
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

/** Those printable characters that it fits, asked of the engine itself. */
function membersOf({ raw }: OneCharacter, ignoreCase: boolean): string {
  const one = new RegExp(`^${raw}$`, ignoreCase ? 'i' : '')
  return [...PRINTABLE].filter((char) => one.test(char)).join('')
}

/** Ranges of letters and digits; what has a meaning in a class of a glob can't be in it. */
function classOf(members: string): string {
  if (/[\\\]^![]/.test(members)) throw new NoShape('holds a class of characters that globs have no way to write')
  const ranges = ['0-9', 'A-Z', 'a-z'].filter((range) => covers(members, range))
  const rest = [...members].filter((char) => !ranges.some((range) => new RegExp(`[${range}]`).test(char)))
  const hyphen = rest.includes('-') ? '-' : ''
  return `[${ranges.join('')}${rest.filter((char) => char !== '-').join('')}${hyphen}]`
}

function covers(members: string, range: string): boolean {
  const wanted = [...PRINTABLE].filter((char) => new RegExp(`[${range}]`).test(char))
  return wanted.every((char) => members.includes(char))
}
