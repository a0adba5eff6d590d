// Lines in the manner of .gitignore → globs of `exclude`, which mean the same but for lines that take something back.
import { compilePathFilter } from '../../path-filter.ts'
import { globText } from './path-shapes.ts'

export interface IgnoredLine {
  /** Counts from 1. */
  readonly line: number
  readonly glob: string
}

export interface LeftLine {
  readonly line: number
  readonly why: string
}

/** A line that a later one takes something back from is left: `exclude` would hide more than was meant. */
export function gitignoreGlobs(text: string): { readonly taken: readonly IgnoredLine[]; readonly left: readonly LeftLine[] } {
  const lines = text.split(/\r?\n/).map((raw, i) => ({ line: i + 1, pattern: patternOf(raw) }))
  const taken: IgnoredLine[] = []
  const left: LeftLine[] = []
  for (const { line, pattern } of lines) {
    if (pattern === '') continue
    if (!pattern.startsWith('!')) {
      taken.push({ line, glob: globOf(pattern) })
      continue
    }
    left.push({ line, why: 'takes something back, which exclude has no way to say' })
    for (const one of [...taken].filter(({ glob }) => isOverlapping(glob, pattern.slice(1)))) {
      taken.splice(taken.indexOf(one), 1)
      left.push({ line: one.line, why: `line ${line} takes something of it back, which exclude has no way to say` })
    }
  }
  return { taken, left: left.sort((a, b) => a.line - b.line) }
}

function patternOf(raw: string): string {
  const pattern = raw.replace(/(?<!\\)[ \t]+$/, '')
  return pattern.startsWith('#') ? '' : pattern
}

function globOf(pattern: string): string {
  const plain = pattern.replace(/\/$/, '')
  return [...plain.matchAll(/\\(.)|\[[^\]\\]+\]|[\s\S]/g)]
    .map(([whole, escaped]) => (escaped === undefined ? asIs(whole) : globText(escaped)))
    .join('')
}

function asIs(piece: string): string {
  return /^[*?]$|^\[.+\]$/.test(piece) ? piece : globText(piece)
}

/** Whether the glob leaves out something that the pattern names: one path of its kind is tried. */
function isOverlapping(glob: string, pattern: string): boolean {
  const sample = pattern
    .replace(/^\//, '')
    .replace(/\*\*\//g, '')
    .replace(/[*?]+|\[[^\]]*\]/g, 'x')
    .replace(/\/$/, '')
  const reach = compilePathFilter({ include: [], exclude: [glob] })
  // A pattern with stars may name what the glob spells out.
  const other = compilePathFilter({ include: [], exclude: [globOf(pattern)] })
  return (
    !reach(sample) ||
    !reach(`${sample}/x`) ||
    !other(
      glob
        .replace(/^\//, '')
        .replace(/\*\*\//g, '')
        .replace(/[*?]+/g, 'x'),
    )
  )
}
