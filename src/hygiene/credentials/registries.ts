// Settings of package managers with the credentials to publish.
import { type CredentialsKind, hasReal } from './kind.ts'

export const npmSettings: CredentialsKind = {
  names: /(?:^|\/)\.npmrc$/,
  look: ({ text }) =>
    hasReal(text, /^[ \t]*(?![#;])[^=\n]*_(?:authToken|password|auth)[ \t]*=[ \t]*(\S+)/gm)
      ? { severity: 'high', holds: 'it holds a token or password of a package registry' }
      : undefined,
  isOnlyCredentials: false,
}

export const yarnSettings: CredentialsKind = {
  names: /(?:^|\/)\.yarnrc\.yml$/,
  look: ({ text }) =>
    hasReal(text, /^\s*npmAuth(?:Token|Ident)\s*:[ \t]*(\S+)/gm)
      ? { severity: 'high', holds: 'it holds a token of a package registry' }
      : undefined,
  isOnlyCredentials: false,
}

export const pythonUpload: CredentialsKind = {
  names: /(?:^|\/)\.pypirc$/,
  look: ({ text }) =>
    hasReal(text, /^\s*password\s*[:=][ \t]*(\S+)/gim) ? { severity: 'high', holds: 'it holds a password of a package index' } : undefined,
  isOnlyCredentials: true,
}
