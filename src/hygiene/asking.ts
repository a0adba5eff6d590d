// Which repository answers for which path: a folder may hold repositories of its own.
import { existsSync, lstatSync } from 'node:fs'
import path from 'node:path'
import { exitCode, type GitPlace, startGit } from '../git/git.ts'
import { findRepository } from '../git/list-files.ts'
import { toSlashes } from '../slashes.ts'
import type { Gathered } from './gathered.ts'

export interface Asked {
  readonly place: GitPlace
  /** Path as the report has it → path relative to the repository's top. */
  readonly names: ReadonlyMap<string, string>
}

/** What lies in no repository is left out. */
export function askedOf(paths: readonly string[], { root, environment, mode }: Gathered): Asked[] {
  const byTop = new Map<string, Map<string, string>>()
  for (const one of paths) {
    const file = path.join(root, one)
    const top = findRepository(existing(path.dirname(file)))
    if (top === undefined) continue
    const names = byTop.get(top) ?? new Map<string, string>()
    byTop.set(top, names.set(one, toSlashes(path.relative(top, file))))
  }
  return [...byTop].map(([top, names]) => ({ place: { folder: top, environment, asTold: mode === 'staged', workTree: top }, names }))
}

/** The folder, or the next one above it that is there. */
function existing(folder: string): string {
  for (let here = folder; ; here = path.dirname(here)) {
    if (existsSync(here) && lstatSync(here).isDirectory()) return here
    if (here === path.dirname(here)) return here
  }
}

/** What git answers to an input, such as names with a NUL behind each. */
export async function answerTo(args: readonly string[], input: string, place: GitPlace): Promise<Buffer> {
  const child = startGit(args, place)
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stdin.end(input)
  await exitCode(child)
  return Buffer.concat(output)
}
