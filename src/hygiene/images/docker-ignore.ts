// Which files .dockerignore leaves out of a build. Rules: docs.docker.com/build/concepts/context, and Go's filepath.Match for a name.
// The last pattern that fits a path, or a folder above it, decides; `!` takes what it fits in again.

export interface DockerIgnore {
  /** Whether the path (relative to the context, `/` between names) stays out. */
  leavesOut(path: string): boolean
}

export function parseDockerIgnore(text: string): DockerIgnore {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(toRule)
  return {
    leavesOut(path) {
      let isOut = false
      for (const { again, fits } of rules) if (again === isOut && fits(path)) isOut = !again
      return isOut
    },
  }
}

interface Rule {
  readonly again: boolean
  readonly fits: (path: string) => boolean
}

function toRule(line: string): Rule[] {
  if (line.startsWith('#')) return []
  const written = line.trim()
  const again = written.startsWith('!')
  const pattern = cleaned(again ? written.slice(1).trim() : written)
  return pattern === '' ? [] : [{ again, fits: fitsOrHolds(pattern) }]
}

/** Without what a path can do without: `./`, `//`, `x/../`, slashes at either end. */
function cleaned(pattern: string): string {
  const names: string[] = []
  for (const name of pattern.split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names.join('/')
}

/** Whether a pattern fits a path, or a folder that the path lies in; one that is no pattern fits nothing. */
export function fitsOrHolds(pattern: string): (path: string) => boolean {
  const expression = compile(pattern)
  return (path) => expression !== undefined && foldersAndSelf(path).some((one) => expression.test(one))
}

/** `a/b/c` → a, a/b, a/b/c */
function foldersAndSelf(path: string): string[] {
  const names = path.split('/')
  return names.map((_, index) => names.slice(0, index + 1).join('/'))
}

/** A part of a pattern: two stars with the slash behind, a star, an escape, a class, or a character. */
const PART = /\*\*\/?|\*|\?|\\.|\[\^?(?:\\.|[^\]\\])+\]|[\s\S]/g

function compile(pattern: string): RegExp | undefined {
  const parts = pattern.match(PART) ?? []
  const source = parts.map((part, index) => sourceOf(part, index, parts)).join('')
  try {
    return new RegExp(`^${source}$`, 's')
  } catch {
    return undefined
  }
}

function sourceOf(part: string, index: number, parts: readonly string[]): string {
  if (part.startsWith('**')) return starsSource(part, index, parts)
  if (part === '*') return '[^/]*'
  if (part === '?') return '[^/]'
  if (part.startsWith('[') && part.length > 1) return part
  return literal(part.length > 1 ? part.slice(1) : part)
}

/** Two stars stand for any folders, and at the end for anything. With plain text alone behind them, they stand for any beginning. */
function starsSource(part: string, index: number, parts: readonly string[]): string {
  if (index === parts.length - 1) return '.*'
  const isBeginning = index === 0 && part === '**' && parts.slice(1).every((one) => one.length === 1 && !'*?'.includes(one))
  return isBeginning ? '.*' : '(?:.*/)?'
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** The pattern that fits this path alone. */
export function dockerPatternFor(path: string): string {
  return path.replace(/[\\*?[\]!]/g, '\\$&')
}
