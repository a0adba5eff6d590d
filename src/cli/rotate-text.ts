// The steps of a rotation, numbered.
import type { LeakedKey } from '../revocation.ts'
import type { RotationStep } from '../rotation.ts'

export function rotationText({ rule, finding }: LeakedKey, steps: readonly RotationStep[]): string {
  const head = `${rule.title} ${finding.redacted}, ${finding.fingerprint}\n`
  return head + steps.map(({ title, lines }, i) => `\n${i + 1}. ${title}\n${lines.map((line) => `   - ${line}\n`).join('')}`).join('')
}
