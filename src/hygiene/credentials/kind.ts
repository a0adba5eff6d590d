// What a kind of credentials file is: its names, and how its contents tell whether credentials are in it.

import { isPlaceholder } from '../../detect/placeholder.ts'
import type { Severity } from '../../model.ts'
import { isReference } from '../holdings.ts'

interface Contents {
  readonly path: string
  /** The first megabyte at most. */
  readonly bytes: Buffer
  readonly text: string
  /** How many secrets were found in it. */
  readonly secrets: number
}

export interface Credentials {
  readonly severity: Severity
  /** What was seen, as the end of a sentence. */
  readonly holds: string
}

export interface CredentialsKind {
  /** Whether the path is one of this kind. */
  readonly names: RegExp
  /** Nothing where it holds no credentials. */
  look(contents: Contents): Credentials | undefined
  /** Nobody needs it in a repository: it can be taken out without asking what else it is for. */
  readonly isOnlyCredentials: boolean
}

/** Whether somebody wrote a value there, and not the name of a variable or a placeholder. */
function isReal(value: string | undefined): boolean {
  const bare = value?.trim().replace(/^(["'])(.*)\1$/s, '$2') ?? ''
  return bare !== '' && !isReference(bare) && !/^<.*>$|^\*+$|^x+$|^%\w+%$|^@\w+@$/i.test(bare) && !isPlaceholder(bare)
}

/** The first group of the expression, wherever it fits, is a value that somebody wrote. */
export function hasReal(text: string, expression: RegExp): boolean {
  return [...text.matchAll(expression)].some(([, value]) => isReal(value))
}
