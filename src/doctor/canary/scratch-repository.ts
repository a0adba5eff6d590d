// A git folder beside the real one: the same commits, refs and settings, an index and new objects of its own. Git there
// works on the real work tree, but no stash, ref or file of the real git folder can be changed by it, or taken from it.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runGit } from '../../git/git.ts'
import { toSlashes } from '../../slashes.ts'
import type { Situation } from '../situation.ts'

/** Makes the folder. */
export async function makeScratchRepository(folder: string, situation: Situation): Promise<void> {
  for (const name of ['objects/info', 'refs', 'info']) mkdirSync(path.join(folder, name), { recursive: true })
  const { GIT_ALTERNATE_OBJECT_DIRECTORIES: others } = situation.place.environment
  // What the environment names may be a list in quotes; where it is used at all, it stays in the environment.
  if (others === undefined || others === '') writeFileSync(path.join(folder, 'objects/info/alternates'), `${situation.objectFolder}\n`)
  writeFileSync(path.join(folder, 'config'), await settingsFor(situation))
  writeFileSync(path.join(folder, 'HEAD'), await headOf(situation))
  await copyRefs(folder, situation)
  for (const name of ['shallow', 'info/exclude', 'info/attributes']) copyIfThere(name, situation.commonFolder, folder)
}

/** What says of which kind the repository is has to stand in the file itself; all else is the real one's. */
async function settingsFor({ place, gitFolder, commonFolder }: Situation): Promise<string> {
  const format = (await runGit(['rev-parse', '--show-object-format'], place)).output.toString().trim()
  const real = [path.join(commonFolder, 'config'), path.join(gitFolder, 'config.worktree')].filter((file) => existsSync(file))
  return [
    ...real.flatMap((file) => ['[include]', `path = ${inQuotes(file)}`]),
    '[core]',
    'repositoryformatversion = 1',
    'bare = false',
    `worktree = ${inQuotes(place.folder)}`,
    '[extensions]',
    `objectformat = ${format}`,
    '',
  ].join('\n')
}

function inQuotes(file: string): string {
  return `"${toSlashes(file).replace(/["\\]/g, '\\$&')}"`
}

async function headOf({ place }: Situation): Promise<string> {
  const branch = await runGit(['symbolic-ref', '--quiet', 'HEAD'], place)
  if (branch.code === 0) return `ref: ${branch.output.toString('latin1')}`
  return (await runGit(['rev-parse', 'HEAD'], place)).output.toString()
}

/** All but the stash: a hook that puts changes away and then brings some back would bring back others. */
async function copyRefs(folder: string, { place }: Situation): Promise<void> {
  const { output } = await runGit(['for-each-ref', '--format=%(objectname) %(refname) %(symref)'], place)
  const refs = output
    .toString('latin1')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, name]) => name !== undefined && name !== 'refs/stash')
  const direct = refs.filter(([, , target]) => !target).map(([id, name]) => `${id} ${name}\n`)
  writeFileSync(path.join(folder, 'packed-refs'), direct.join(''), 'latin1')
  for (const [, name = '', target] of refs.filter((ref) => ref[2])) writeLink(path.join(folder, name), `ref: ${target}\n`)
}

function writeLink(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text, 'latin1')
}

function copyIfThere(name: string, from: string, to: string): void {
  if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(to, name))
}
