// The one place where a plan is carried out.
import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import type { FileChange } from './plan.ts'

/** Throws UserError for a file that can't be written; those before it are written then. */
export function applyChanges(changes: readonly FileChange[]): void {
  for (const change of changes) {
    try {
      applyChange(change)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      throw new UserError(`${change.path}: can't be written (${code}); check its permissions and run the command again`, { cause: error })
    }
  }
}

function applyChange({ path: file, after, mode, withFolder }: FileChange): void {
  const folder = path.dirname(file)
  if (after) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, after, mode === undefined ? {} : { mode })
  } else {
    rmSync(file)
    if (withFolder && readdirSync(folder).length === 0) rmdirSync(folder)
  }
}
