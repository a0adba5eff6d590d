// How bad it is that a file of environment variables is where others can have it: that depends on what is in it.
import { type Severity, severities } from '../model.ts'
import { kindOf } from './environment-file.ts'
import type { Facts } from './facts.ts'
import { holdingsOf, listed } from './holdings.ts'
import { isInMadeUpFolder } from './made-up.ts'

export interface Weight {
  readonly severity: Severity
  /** What was seen, as the end of a sentence; names of variables, never values. */
  readonly holds: string
}

/** Nothing for a file that holds nothing, that can't be read, or that is a program and sets nothing secret. */
export async function weigh(path: string, facts: Facts): Promise<Weight | undefined> {
  const text = await facts.read(path)
  if (text === undefined || text.includes('\0')) return undefined
  const { secret, other, harmless } = holdingsOf(text)
  const found = facts.secretsIn(path).filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf('medium')).length
  const isShown = isInMadeUpFolder(path)
  if (secret.length > 0) return { severity: isShown ? 'info' : 'high', holds: `${listed(secret)} ${haveSecrets(secret.length)}` }
  if (found > 0)
    return { severity: isShown ? 'info' : 'high', holds: found === 1 ? 'a secret was found in it' : `${found} secrets were found in it` }
  const kind = kindOf(path)
  if (kind === 'script' || other.length + harmless.length === 0) return undefined
  const severity = other.length > 0 && kind === 'private' && !isShown && !(await isMeantToBeShared(path, facts)) ? 'medium' : 'info'
  return { severity, holds: `it sets ${listed(other.length > 0 ? other : harmless)}, and nothing there looks secret` }
}

function haveSecrets(count: number): string {
  return count === 1 ? 'has a value that looks secret' : 'have values that look secret'
}

/** Symfony's own files of defaults are committed by design, and what differs goes into .env.local. */
async function isMeantToBeShared(path: string, { read }: Facts): Promise<boolean> {
  if (!/(?:^|\/)\.env$/.test(path)) return false
  const manifest = await read(path.replace(/\.env$/, 'composer.json'))
  return manifest !== undefined && /"symfony\/(?:dotenv|framework-bundle|runtime)"/.test(manifest)
}
