// Which files a Python source distribution takes along, as far as MANIFEST.in says so. Rules:
// setuptools.pypa.io/en/latest/userguide/miscellaneous.html; its commands count one after the other.

/** Whether the path (relative to the manifest's folder) is taken; commands that name it neither way leave it out. */
export function manifestTakes(manifest: string, path: string, compile: (glob: string) => (path: string) => boolean): boolean {
  let isTaken = false
  for (const line of manifest.split(/\r?\n/)) {
    const [command = '', ...words] = line.replace(/#.*$/, '').trim().split(/\s+/)
    const isMeant = COMMANDS[command.replace('exclude', 'include').replace('prune', 'graft')]?.(words, path, compile) ?? false
    if (isMeant) isTaken = !/exclude|prune/.test(command)
  }
  return isTaken
}

type Command = (words: readonly string[], path: string, compile: (glob: string) => (path: string) => boolean) => boolean

const isBelow = (path: string, folder: string) => folder === '.' || path.startsWith(`${folder.replace(/^\.\//, '').replace(/\/$/, '')}/`)

const COMMANDS: Readonly<Record<string, Command>> = {
  include: (globs, path, compile) => globs.some((glob) => compile(`/${glob.replace(/^\.?\//, '')}`)(path)),
  'recursive-include': ([folder = '', ...globs], path, compile) => isBelow(path, folder) && globs.some((glob) => compile(glob)(path)),
  'global-include': (globs, path, compile) => globs.some((glob) => compile(glob)(path)),
  graft: (folders, path) => folders.some((folder) => isBelow(path, folder)),
}
