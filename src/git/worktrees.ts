// The git folders that make up one repository: the main one, those of linked worktrees, and those of its submodules.
import { type Dirent, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Absolute paths; the two differ in a linked worktree. */
export interface GitFolders {
  readonly gitFolder: string
  readonly commonFolder: string
}

/** The git folder of one work tree. */
export interface WorktreeFolder {
  /** Absolute path. */
  readonly folder: string
  /** What git puts before the names of that work tree's own refs; empty for the one that we are in. */
  readonly prefix: string
}

/** The work tree that we are in first, then the main one and the linked ones. */
export function worktreeFolders({ gitFolder, commonFolder }: GitFolders): readonly WorktreeFolder[] {
  const main = { folder: commonFolder, prefix: 'main-worktree/' }
  const linked = foldersIn(path.join(commonFolder, 'worktrees')).map((folder) => ({
    folder,
    prefix: `worktrees/${path.basename(folder)}/`,
  }))
  return [{ folder: gitFolder, prefix: '' }, ...[main, ...linked].filter(({ folder }) => folder !== gitFolder)]
}

const SHARED = /^refs\/(?!(?:bisect|worktree|rewritten)\/)/

/** Whether a ref of this name exists once for each work tree. */
export function isPrivate(name: string): boolean {
  return !SHARED.test(name)
}

/** Git folders below `modules`, of submodules that are there or were, at any depth: a submodule may have its own. */
export function submoduleFolders(commonFolder: string): readonly string[] {
  const places = [commonFolder, ...foldersIn(path.join(commonFolder, 'worktrees'))]
  return places.flatMap((place) => foldersIn(path.join(place, 'modules')).flatMap(gitFoldersAt))
}

/** A submodule's name may have slashes, so what is no git folder may hold some. */
function gitFoldersAt(folder: string): string[] {
  if (isGitFolder(folder)) return [folder, ...submoduleFolders(folder)]
  return foldersIn(folder).flatMap(gitFoldersAt)
}

function isGitFolder(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(path.join(folder, name)))
}

/** Folders in a folder, absolute and sorted, without links; none when it isn't there or can't be read. */
function foldersIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))
    .sort()
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
