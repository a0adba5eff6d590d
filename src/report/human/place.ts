// A place as people read it, and as a terminal can open it.
import type { Location } from '../../model.ts'
import { printable } from './printable.ts'
import { shortId } from './timeline.ts'

/** `src/a.ts:12:14 at commit 1a2b3c4d5e6f`, or what the place is instead of a file. */
export function placeText({ path, line, column, inName, whole, commit, within }: Location): string {
  const at = commit === undefined || within ? '' : ` at commit ${shortId(commit)}`
  if (within === 'name of a ref') return `${printable(path)} (in the name of the ref)`
  if (within) return `${printable(path)}, line ${line}, column ${column}`
  if (whole) return printable(path) + at
  return `${printable(path)}${inName ? ' (in the name of the file)' : `:${line}:${column}`}${at}`
}

/** The address of the file (RFC 8089), which exists only for what was found on disk. */
export function addressOf({ path, commit, within }: Location, root: string): string | undefined {
  if (commit !== undefined || within) return undefined
  // A Windows root begins with a letter.
  const address = encodeURI(`file://${root.startsWith('/') ? '' : '/'}${root}/${path}`)
  return address.replace(/[?#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
