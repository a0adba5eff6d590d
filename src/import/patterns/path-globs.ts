// Expressions for paths → globs of `exclude`, where the two say the same.
import { parsePattern } from './bounded.ts'
import { globText, NoShape, type Piece, type Shape, shapesOf } from './path-shapes.ts'
import { isTranslated, translate } from './translate.ts'

export type Globs = { readonly globs: readonly string[] } | { readonly why: string }

/** The expression is searched for anywhere in a path, as all scanners do. */
export function pathGlobs(pattern: string): Globs {
  const translated = translate(pattern)
  if (!isTranslated(translated)) return translated
  const parsed = parsePattern(translated.source)
  if (!parsed) return { why: 'is no regular expression' }
  try {
    const globs = shapesOf(parsed.alternatives, translated.ignoreCase).flatMap(globsOf)
    return { globs: withoutCovered(anywhere(globs)) }
  } catch (error) {
    if (error instanceof NoShape) return { why: error.message }
    throw error
  }
}

export { globText }

/** A path's glob: anchored at the top with a slash at its beginning, otherwise with the folders before it written out. */
function globsOf(shape: Shape): string[] {
  const { pieces, anchored, closed } = trimmed(shape)
  if (pieces.some(({ kind }) => kind === 'start' || kind === 'end')) throw new NoShape('names the beginning or the end within')
  if (pieces.length === 0) throw new NoShape(closed || anchored ? 'fits no path' : 'fits every path')
  if (closed && isAllOfFolder(pieces))
    throw new NoShape('fits only files that lie directly in a folder; a glob takes the folders below with them')
  const [first] = pieces
  const front = anchored ? ['/'] : first?.kind === 'slash' ? ['*/**'] : ['**/*']
  const bodies = pieces.reduce<string[]>(
    (texts, piece, i) => texts.flatMap((text) => written(piece, pieces[i - 1]).map((one) => text + one)),
    front,
  )
  return bodies.map((body) => (closed ? body : `${body}*`)).map(tidy)
}

interface Trimmed {
  readonly pieces: Shape
  readonly anchored: boolean
  readonly closed: boolean
}

function trimmed(shape: Shape): Trimmed {
  const from = shape[0]?.kind === 'start' ? 1 : 0
  const to = shape.at(-1)?.kind === 'end' ? shape.length - 1 : shape.length
  const pieces = shape.slice(from, to)
  const [loose, open] = [pieces[0]?.kind === 'any', pieces.at(-1)?.kind === 'any']
  return {
    pieces: pieces.slice(loose ? 1 : 0, open && pieces.length > 1 ? -1 : undefined),
    anchored: from === 1 && !loose,
    closed: to < shape.length && !open,
  }
}

function isAllOfFolder(pieces: Shape): boolean {
  const from = pieces.findLastIndex(({ kind }) => kind === 'slash' || kind === 'any') + 1
  const last = pieces.slice(from)
  return (
    last.length > 0 &&
    pieces[from - 1]?.kind !== 'any' &&
    last.every((piece) => piece.kind === 'rest' || (piece.kind === 'name' && piece.glob === '?'))
  )
}

function written(piece: Piece, before: Piece | undefined): string[] {
  if (piece.kind === 'name') return [piece.glob]
  if (piece.kind === 'rest') return ['*']
  if (piece.kind === 'slash') return ['/']
  return before?.kind === 'slash' || before === undefined ? ['**/*'] : ['*', '*/**/*']
}

function tidy(glob: string): string {
  return glob
    .replace(/(?<!\*)\*\*\/\*(?:\*\*\/\*)+/g, '**/*')
    .replace(/(?<=[^/*])\*{2,}$|(?<=\/)\*{3,}/g, '*')
    .replace(/^\/\/+/, '/')
}

/** At the top and below it is anywhere. */
function anywhere(globs: readonly string[]): string[] {
  const all = new Set(globs)
  const both = (glob: string) => glob.startsWith('/') && all.has(`*/**${glob}`)
  const joined = globs.flatMap((glob) => {
    if (both(glob)) return [withoutFolders(`**${glob}`)]
    if (glob.startsWith('*/**/') && all.has(glob.slice('*/**'.length))) return []
    return [withoutFolders(glob)]
  })
  return [...new Set(joined)]
}

/** A name alone fits at any depth. */
function withoutFolders(glob: string): string {
  const name = glob.startsWith('**/') ? glob.slice('**/'.length) : glob
  return name.includes('/') ? glob : name
}

/** All that lies in a folder goes with the folder. */
function withoutCovered(globs: readonly string[]): string[] {
  return globs.filter((glob) => !glob.endsWith('/*') || !globs.includes(withoutFolders(glob.slice(0, -'/*'.length))))
}
