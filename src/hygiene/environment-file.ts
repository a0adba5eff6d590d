// Names of files that hold environment variables, and of those that only show how one looks.
import { posix } from 'node:path'

const ENVIRONMENT = /^(?:\.env(?:rc)?|\.env[._~-].*|\.flaskenv|.+\.env)$/i
const FOR_SHOW =
  /(?:^|[._-])(?:examples?|samples?|templates?|tpl|tmpl|dist|defaults?|schema|vault|encrypted|enc|age|gpg|asc|keys\.json)(?:[._-]|$)/i
const EXAMPLE = /(?:^|[._-])(?:examples?|samples?|templates?|tpl|tmpl|dist)(?:[._-]|$)/i
/** Programs and documents on environments. */
const OTHER = /\.(?:[cm]?[jt]sx?|json5?|ya?ml|php|rb|py|go|rs|java|kt|md|txt|html|erb|j2|ejs|hbs|liquid|log)$/i

/** Made to hold real values. */
export function isEnvironmentFile(path: string): boolean {
  const name = posix.basename(path)
  return ENVIRONMENT.test(name) && !FOR_SHOW.test(name) && !OTHER.test(name)
}

/** Made to be shared: names without values. */
export function isExampleFile(path: string): boolean {
  const name = posix.basename(path)
  return ENVIRONMENT.test(name) && EXAMPLE.test(name)
}

/**
 * `private`: what one person or machine has, and backups of it. `script`: direnv's, a program. `shared`: of one environment, or of
 * another name; frameworks keep public settings in such files and want them committed.
 */
export type EnvironmentKind = 'private' | 'script' | 'shared'

const PRIVATE = /^\.env(?:\.(?:.+\.)?local)?$/i
const BACKUP = /\.env.*(?:~|[._-](?:bak|backup|old|orig|save|copy|prev|swp)\d*)$/i

export function kindOf(path: string): EnvironmentKind {
  const name = posix.basename(path)
  if (/^\.envrc$/i.test(name)) return 'script'
  return PRIVATE.test(name) || BACKUP.test(name) ? 'private' : 'shared'
}
