import type { Skipped } from '../model.ts'

/** One a reason. */
export function mergeSkipped(skipped: readonly Skipped[]): Skipped[] {
  const byReason = new Map<string, Skipped[]>()
  for (const one of skipped) {
    const same = byReason.get(one.reason)
    if (same) same.push(one)
    else byReason.set(one.reason, [one])
  }
  return [...byReason.values()].map((same) => ({ ...(same[0] as Skipped), paths: same.flatMap(({ paths }) => paths) }))
}
