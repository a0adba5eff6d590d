// Rules → the anchors to look for, in every encoding, and what begins at each.
import type { Rule } from '../model.ts'
import { ALLOW_MARKER } from './allowances.ts'
import { Confirmer } from './confirm.ts'
import { type Encoding, encodings } from './encoding.ts'

/** An anchor in one encoding, and what begins there. */
export interface AnchorUse {
  readonly text: string
  readonly encoding: Encoding
  readonly confirmers: readonly Confirmer[]
  /** It is the inline marker. */
  readonly allows: boolean
}

/** Rules that share an anchor share its entry; the ones in any case have one apart. */
export function usesOf(rules: readonly Rule[]): AnchorUse[] {
  const byAnchor = new Map<string, { text: string; confirmers: Confirmer[] }>()
  for (const rule of rules) {
    const confirmer = new Confirmer(rule)
    for (const anchor of rule.anchors) {
      const text = rule.ignoreCase ? anchor.toLowerCase() : anchor
      const key = `${rule.ignoreCase} ${text}`
      const entry = byAnchor.get(key) ?? { text, confirmers: [] }
      byAnchor.set(key, entry)
      entry.confirmers.push(confirmer)
    }
  }
  const anchors = [...byAnchor.values()].map((entry) => ({ ...entry, allows: false }))
  const marker = { text: ALLOW_MARKER, confirmers: [], allows: true }
  return [...anchors, marker].flatMap((entry) => encodings.map((encoding) => ({ ...entry, encoding })))
}

/** Whether upper and lower case of the anchor count as the same. */
export function isCaseless({ confirmers }: AnchorUse): boolean {
  return confirmers.some(({ rule }) => rule.ignoreCase)
}
