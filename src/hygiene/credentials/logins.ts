// Files in which programs keep how they log in.
import { type CredentialsKind, hasReal } from './kind.ts'

export const netrc: CredentialsKind = {
  names: /(?:^|\/)[._]netrc$/,
  look: ({ text }) => (hasReal(text, /\bpassword\s+(\S+)/g) ? { severity: 'high', holds: 'it holds passwords of machines' } : undefined),
  isOnlyCredentials: true,
}

export const gitCredentials: CredentialsKind = {
  names: /(?:^|\/)\.git-credentials$/,
  look: ({ text }) =>
    hasReal(text, /^https?:\/\/[^\s:/@]*:([^\s@/]+)@/gm)
      ? { severity: 'high', holds: "it holds passwords or tokens of git's remotes" }
      : undefined,
  isOnlyCredentials: true,
}

export const docker: CredentialsKind = {
  names: /(?:^|\/)(?:\.dockercfg|\.dockerconfigjson|\.docker\/config\.json)$/,
  look: ({ text }) =>
    hasReal(text, /"(?:auth|identitytoken|registrytoken|password)"\s*:\s*"([^"]+)"/g)
      ? { severity: 'high', holds: 'it holds logins of container registries' }
      : undefined,
  isOnlyCredentials: true,
}

export const shellHistory: CredentialsKind = {
  names: /(?:^|\/)\.(?:bash|zsh|sh|fish|psql|mysql|sqlite|python|node_repl|irb|redis|rediscli)_history$/,
  look: ({ text, secrets }) => {
    if (text.trim() === '') return undefined
    if (secrets > 0) return { severity: 'high', holds: 'it is what somebody typed, and a secret was found in it' }
    return { severity: 'info', holds: 'it is what somebody typed, passwords on command lines among it' }
  },
  isOnlyCredentials: true,
}
