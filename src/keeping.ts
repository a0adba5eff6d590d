// What a scan says of how a project keeps its keys. Loaded only when that is asked.
import type { Repair } from './hygiene/check.ts'
import { checks } from './hygiene/checks/index.ts'
import { descriptorOf } from './hygiene/descriptors.ts'
import { type Facts, factsOf } from './hygiene/facts.ts'
import { observe, type Seen, toFinding, type Weighing } from './hygiene/findings.ts'
import type { Gathered } from './hygiene/gathered.ts'
import type { Finding } from './model.ts'
import type { Descriptor } from './report-model.ts'

export interface Kept {
  readonly findings: readonly Finding[]
  readonly checks: readonly Descriptor[]
  /** What was looked at, and what would mend what was seen. */
  readonly facts: Facts
  readonly repairs: () => Promise<readonly Repair[]>
}

export async function examineKeeping(gathered: Gathered, weighing: Weighing): Promise<Kept> {
  const facts = factsOf(gathered)
  const seen = await observe(checks, facts, weighing)
  const made = checks.filter(({ id, modes }) => modes.includes(gathered.mode) && !weighing.disable.includes(id))
  return {
    findings: seen.map((one) => toFinding(one, weighing)),
    checks: made.map(descriptorOf),
    facts,
    repairs: () => repairsOf(seen, facts),
  }
}

async function repairsOf(seen: readonly Seen[], facts: Facts): Promise<Repair[]> {
  const repairs = await Promise.all(seen.map(async ({ check, observation }) => (await check.fix?.(observation, facts)) ?? []))
  return repairs.flat()
}

/** Ids that a configuration may name beside those of rules. */
export function checkIds(): string[] {
  return checks.map(({ id }) => id)
}
