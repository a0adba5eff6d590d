// Names of files that hold environment variables, and of those that only show how one looks.
import { posix } from 'node:path'

const ENVIRONMENT = /^(?:\.env(?:rc)?|\.env[._-].+|\.flaskenv|.+\.env)$/i
const FOR_SHOW = /(?:^|[._-])(?:examples?|samples?|templates?|tpl|dist|defaults?|schema|vault|encrypted|enc|age|gpg)(?:[._-]|$)/i

/** Made to hold real values. */
export function isEnvironmentFile(path: string): boolean {
  const name = posix.basename(path)
  return ENVIRONMENT.test(name) && !FOR_SHOW.test(name)
}

/** Made to be shared: names without values. */
export function isExampleFile(path: string): boolean {
  const name = posix.basename(path)
  return ENVIRONMENT.test(name) && /(?:^|[._-])(?:examples?|samples?|templates?|tpl|dist)(?:[._-]|$)/i.test(name)
}
