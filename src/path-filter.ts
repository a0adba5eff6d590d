// Include and exclude globs → a predicate on paths. The one home of picomatch, loaded only when there are globs.

export interface Globs {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/**
 * Tells whether a path (`/` between names) is wanted: fits one of `include`, if there are any, and none of `exclude`.
 * As in .gitignore, a glob without a slash fits a name at any depth, and one that fits a folder fits all below it.
 */
export async function compilePathFilter({ include, exclude }: Globs): Promise<(path: string) => boolean> {
  if (include.length === 0 && exclude.length === 0) return () => true
  const { default: picomatch } = await import('picomatch')
  const compile = (globs: readonly string[]) => picomatch(globs.flatMap(expand), { dot: true })
  const included = include.length === 0 ? () => true : compile(include)
  const excluded = exclude.length === 0 ? () => false : compile(exclude)
  return (path) => included(path) && !excluded(path)
}

function expand(glob: string): string[] {
  const plain = glob
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\/$/, '')
  const anywhere = plain.includes('/') ? plain : `**/${plain}`
  return [anywhere, `${anywhere}/**`]
}
