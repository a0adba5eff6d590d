// A key that is to be revoked: the finding, with its value and the rule of its issuer.
import type { Finding, Rule } from '../model.ts'
import type { Secret } from '../secret.ts'

export interface LeakedKey {
  readonly finding: Finding
  readonly secret: Secret
  /** The issuer's own, where its name is known. */
  readonly rule: Rule
}
