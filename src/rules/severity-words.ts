// A rule's severity in words, with what changes it.
import type { Rule } from '../model.ts'

export function severityWords({ severity, overHttp, inTests }: Rule): string {
  const changes = [overHttp && `${overHttp} when sent to an http:// address`, inTests && `${inTests} in tests, examples and documentation`]
  return [severity, ...changes.filter(Boolean)].join('; ')
}
