// Expressions for paths → globs of `exclude`, where the two say the same.
import { parsePattern } from './bounded.ts'
import { NoShape, type Piece, type Shape, shapesOf } from './path-shapes.ts'
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
    if (globs.length === 0) return { why: 'fits no path' }
    return { globs: withoutCovered(anywhere(globs)) }
  } catch (error) {
    if (error instanceof NoShape) return { why: error.message }
    throw error
  }
}

/** A path's glob: anchored at the top with a slash at its beginning, otherwise with the folders before it written out. */
function globsOf(shape: Shape): string[] {
  const { pieces, anchored, closed } = trimmed(joinedLoose(shape))
  if (isImpossible(pieces, { anchored, closed })) return []
  if (pieces.length === 0) throw new NoShape('fits every path')
  if (closed && isAllOfFolder(pieces))
    throw new NoShape(
      'fits only files that lie directly in a folder, and a glob takes all below with them (if that is meant, add it to exclude)',
    )
  const front = anchored ? '/' : pieces[0]?.kind === 'slash' ? '*/**' : '**/*'
  const bodies = pieces.reduce<string[]>(
    (texts, piece, i) => texts.flatMap((text) => written(piece, pieces[i - 1], anchored).map((one) => text + one)),
    [front],
  )
  return bodies.map((body) => (closed ? body : `${body}*`)).map(tidy)
}

/** What may be nothing beside what may be anything says no more than that; an edge behind it is the edge. */
function joinedLoose(shape: Shape): Shape {
  const first = shape.findLastIndex(({ kind }, i) => kind === 'start' && shape.slice(0, i).every(isLoose))
  const last = shape.findIndex(({ kind }, i) => kind === 'end' && shape.slice(i + 1).every(isLoose))
  const kept = shape.slice(Math.max(0, first), last < 0 ? undefined : last + 1)
  const joined: Piece[] = []
  for (const piece of kept) {
    const previous = joined.at(-1)?.kind
    const isMore = piece.kind === 'any' || piece.kind === 'rest'
    if (previous === 'any' && isMore) continue
    if (previous === 'rest' && isMore) joined.pop()
    joined.push(piece)
  }
  return joined
}

/** It may fit nothing at all. */
function isLoose({ kind }: Piece): boolean {
  return kind === 'any' || kind === 'rest' || kind === 'folders' || kind === 'start' || kind === 'end'
}

/** No path begins or ends with a slash, has two side by side, or ends in its middle. */
function isImpossible(pieces: Shape, { anchored, closed }: Pick<Trimmed, 'anchored' | 'closed'>): boolean {
  const isSlash = (piece: Piece | undefined) => piece?.kind === 'slash'
  return (
    pieces.some(({ kind }, i) => kind === 'start' || kind === 'end' || (kind === 'slash' && isSlash(pieces[i + 1]))) ||
    (anchored && (isSlash(pieces[0]) || (closed && pieces.length === 0))) ||
    (closed && isSlash(pieces.at(-1)))
  )
}

interface Trimmed {
  readonly pieces: Shape
  readonly anchored: boolean
  readonly closed: boolean
}

function trimmed(shape: Shape): Trimmed {
  const isEdge = { start: shape[0]?.kind === 'start', end: shape.at(-1)?.kind === 'end' }
  let pieces = shape.slice(isEdge.start ? 1 : 0, isEdge.end ? -1 : undefined)
  const anchored = isEdge.start && pieces[0]?.kind !== 'any'
  const closed = isEdge.end && pieces.at(-1)?.kind !== 'any'
  // Where something else may stand before it or behind it, what may be nothing says nothing.
  while (!anchored && pieces[0] && isLoose(pieces[0])) pieces = pieces.slice(1)
  // No path ends in a slash.
  while (closed && pieces.at(-1)?.kind === 'folders') pieces = pieces.slice(0, -1)
  while (!closed && pieces.length > 0 && ['any', 'rest'].includes(pieces.at(-1)?.kind ?? '')) pieces = pieces.slice(0, -1)
  return { pieces, anchored, closed }
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

function written(piece: Piece, before: Piece | undefined, anchored: boolean): string[] {
  if (piece.kind === 'name') return [piece.glob]
  if (piece.kind === 'rest') return ['*']
  if (piece.kind === 'slash') return ['/']
  const isFolder = before?.kind === 'slash' || before?.kind === 'folders' || (before === undefined && anchored)
  if (piece.kind !== 'folders') return isFolder ? ['**/*'] : ['*', '*/**/*']
  if (!isFolder) throw new NoShape('repeats folders behind a part of a name')
  return ['**/']
}

function tidy(glob: string): string {
  return (
    glob
      // Behind a bracket a question mark would say that it is optional.
      .replace(/\)\?/g, ')[^/]')
      .replace(/^\/(?=\*\*\/)/, '')
      .replace(/(?<=^|\/)\*\*\/(?:\*\*\/)+/g, '**/')
      .replace(/(?<=[^/*])\*{2,}$|(?<=\/)\*{3,}$/g, '*')
  )
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

/** All that lies in a folder goes with the folder, and what is deeper with what is anywhere. */
function withoutCovered(globs: readonly string[]): string[] {
  const isCovered = (glob: string) =>
    (glob.endsWith('/*') && globs.includes(withoutFolders(glob.slice(0, -'/*'.length)))) ||
    (glob.startsWith(DEEPER) && globs.includes(withoutFolders(`**/${glob.slice(DEEPER.length)}`)))
  return globs.filter((glob) => !isCovered(glob))
}

const DEEPER = '*/**/'
