// Writes reports where the inputs say. The tree was written by others, so no link in it is followed: it could lead a
// report over a file that somebody needs.
import { lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'

/** `folder` is the checkout's. Throws UserError for a file that can't be written, or that a link leads to. */
export function writeReportFile(folder: string, file: string, text: string): void {
  const inside = path.relative(folder, file)
  const isInside = inside !== '..' && !inside.startsWith(`..${path.sep}`) && !path.isAbsolute(inside)
  const steps = isInside ? inside.split(path.sep) : []
  for (const [i] of steps.entries()) refuseLink(path.join(folder, ...steps.slice(0, i + 1)))
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  } catch (error) {
    throw new UserError(`${file}: the report could not be written (${(error as NodeJS.ErrnoException).code}); choose another file`, {
      cause: error,
    })
  }
}

function refuseLink(place: string): void {
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UserError(`${place}: a link of the checkout stands here, and a report isn't written through it; choose another file`)
}
