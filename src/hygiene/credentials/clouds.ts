// What opens clouds and clusters, and what describes them with all their secrets.
import { listed, looksSecret } from '../holdings.ts'
import { type CredentialsKind, hasReal } from './kind.ts'

export const kubeConfig: CredentialsKind = {
  names: /(?:^|\/)(?:[^/]*kubeconfig[^/]*|\.kube\/config)$/i,
  look({ text }) {
    if (!/^\s*kind:\s*Config\b/m.test(text) && !/"kind"\s*:\s*"Config"/.test(text)) return undefined
    const holds = hasReal(text, /["']?\b(?:client-key-data|token|password)["']?\s*:[ \t]*["']?([^\s"',}]+)/g)
    return holds ? { severity: 'high', holds: 'it holds what logs in to a cluster' } : undefined
  },
  isOnlyCredentials: true,
}

export const awsCredentials: CredentialsKind = {
  names: /(?:^|\/)\.aws\/credentials$/,
  look: ({ text }) =>
    hasReal(text, /^\s*aws_(?:secret_access_key|session_token)\s*=[ \t]*(\S+)/gim)
      ? { severity: 'high', holds: 'it holds AWS access keys' }
      : undefined,
  isOnlyCredentials: true,
}

export const serviceAccount: CredentialsKind = {
  names: /(?:credentials?|service[-_]?account|adminsdk)[^/]*\.json$|-[0-9a-f]{12}\.json$/i,
  look: ({ text }) =>
    /"type"\s*:\s*"service_account"/.test(text) && /"private_key"\s*:\s*"-----BEGIN [A-Z ]*PRIVATE KEY-----\\n[A-Za-z0-9+/]{40}/.test(text)
      ? { severity: 'high', holds: 'it holds the private key of a service account' }
      : undefined,
  isOnlyCredentials: true,
}

/** Every attribute of every resource is in it in clear, passwords of databases and private keys too. */
export const terraformState: CredentialsKind = {
  names: /\.tfstate(?:\.[^/]*)?$/i,
  look: ({ text }) =>
    /"resources"\s*:\s*\[\s*\{/.test(text) || /"resources"\s*:\s*\{\s*"/.test(text)
      ? { severity: 'high', holds: "it is Terraform's state, with every attribute of every resource in clear" }
      : undefined,
  isOnlyCredentials: true,
}

export const terraformVariables: CredentialsKind = {
  names: /\.tfvars(?:\.json)?$/i,
  look({ text }) {
    const values = [...text.matchAll(/^\s*"?([A-Za-z_][\w-]*)"?\s*[=:]\s*"([^"\n]+)"/gm)]
    const names = values.filter(([, name = '', value = '']) => looksSecret(name, value)).map(([, name = '']) => name)
    return names.length > 0
      ? { severity: 'high', holds: `${listed(names)} ${names.length === 1 ? 'has a value that looks' : 'have values that look'} secret` }
      : undefined
  },
  isOnlyCredentials: false,
}
