// Include and exclude globs → a predicate on paths. The one home of picomatch: import this file only when there are globs.
import picomatch from 'picomatch'

export interface Globs {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/**
 * Tells whether a path (`/` between names) is wanted: fits one of `include`, if there are any, and none of `exclude`.
 * As in .gitignore, a glob without a slash fits a name at any depth, one that begins with a slash only at the top, and one
 * that fits a folder fits all below it.
 */
export function compilePathFilter({ include, exclude }: Globs): (path: string) => boolean {
  const compile = (globs: readonly string[]) => picomatch(globs.flatMap(expand), { dot: true })
  const included = include.length === 0 ? () => true : compile(include)
  const excluded = exclude.length === 0 ? () => false : compile(exclude)
  return (path) => included(path) && !excluded(path)
}

function expand(glob: string): string[] {
  const slashed = glob.replaceAll('\\', '/')
  const plain = slashed.replace(/^\.?\//, '').replace(/\/$/, '')
  const anywhere = plain.includes('/') || slashed.startsWith('/') ? plain : `**/${plain}`
  return [anywhere, `${anywhere}/**`]
}

/** Whether a path fits a glob, in any case, as npm reads what to publish: one without a slash fits a name at any depth. */
export function compileAnyCase(glob: string): (path: string) => boolean {
  const plain = glob.replace(/^\.?\//, '').replace(/\/$/, '')
  const isName = !plain.includes('/') && !glob.startsWith('/') && !glob.startsWith('./')
  const fits = picomatch(isName ? `**/${plain}` : plain, { dot: true, nocase: true })
  return (path) => fits(path)
}
