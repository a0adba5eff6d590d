// What a scan says of how a project keeps its keys. Loaded only when that is asked.
import { checks } from './hygiene/checks/index.ts'
import { descriptorOf } from './hygiene/descriptors.ts'
import { factsOf } from './hygiene/facts.ts'
import { hygieneFindings, type Weighing } from './hygiene/findings.ts'
import type { Gathered } from './hygiene/gathered.ts'
import type { Finding } from './model.ts'
import type { Descriptor } from './report-model.ts'

export interface Kept {
  readonly findings: readonly Finding[]
  readonly checks: readonly Descriptor[]
}

export async function examineKeeping(gathered: Gathered, weighing: Weighing): Promise<Kept> {
  const made = checks.filter(({ id }) => !weighing.disable.includes(id))
  return { findings: await hygieneFindings(made, factsOf(gathered), weighing), checks: made.map(descriptorOf) }
}

/** Ids that a configuration may name beside those of rules. */
export function checkIds(): string[] {
  return checks.map(({ id }) => id)
}
