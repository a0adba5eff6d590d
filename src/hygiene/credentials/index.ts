// The kinds of credentials files, and the question which one a file is.
import { severities } from '../../model.ts'
import type { Facts } from '../facts.ts'
import { isMadeUpAt } from '../made-up.ts'
import { awsCredentials, kubeConfig, serviceAccount, terraformState, terraformVariables } from './clouds.ts'
import { binaryDump, sqlDump } from './dumps.ts'
import type { Credentials, CredentialsKind } from './kind.ts'
import { docker, gitCredentials, netrc, shellHistory } from './logins.ts'
import { javaStore, pkcs12, textKey } from './private-keys.ts'
import { npmSettings, pythonUpload, yarnSettings } from './registries.ts'

const kinds: readonly CredentialsKind[] = [
  ...[npmSettings, yarnSettings, pythonUpload, netrc, gitCredentials, docker, shellHistory, textKey, javaStore, pkcs12],
  ...[kubeConfig, awsCredentials, serviceAccount, terraformState, terraformVariables, sqlDump, binaryDump],
]

export function credentialsKindOf(path: string): CredentialsKind | undefined {
  return kinds.find(({ names }) => names.test(path))
}

/** What of credentials the file holds; in tests, examples and documentation they are made up, and no more than worth a word. */
export async function credentialsIn(path: string, facts: Facts): Promise<Credentials | undefined> {
  const kind = credentialsKindOf(path)
  const bytes = kind && (await facts.bytes(path))
  if (!bytes) return undefined
  const secrets = facts.secretsIn(path).filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf('medium')).length
  const seen = kind.look({ path, bytes, text: bytes.toString(), secrets })
  return seen && isMadeUpAt(path) ? { ...seen, severity: 'info' } : seen
}
