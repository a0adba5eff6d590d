// Anchors → candidates. The one importer of the kernel: it knows which rules begin at which anchor, in which encoding.
import { Kernel, type Stretch } from '../kernel/kernel.ts'
import type { Rule } from '../model.ts'
import { ALLOW_MARKER } from './allowances.ts'
import { Confirmer } from './confirm.ts'
import { type Encoding, encodeAscii, encodings } from './encoding.ts'

/** An anchor in one encoding, and what begins there. */
export interface AnchorUse {
  readonly text: string
  readonly encoding: Encoding
  readonly confirmers: readonly Confirmer[]
  /** It is the inline marker. */
  readonly allows: boolean
}

/** Called with the anchor's offset in the kernel's input. */
export type VisitCandidate = (use: AnchorUse, start: number) => void

export class Prefilter {
  readonly kernel: Kernel
  readonly #uses: readonly AnchorUse[]

  constructor(rules: readonly Rule[], inputBytes: number) {
    this.#uses = usesOf(rules)
    const anchors = this.#uses.map(({ text, encoding, confirmers }) => ({
      bytes: encodeAscii(text, encoding),
      caseless: confirmers.some(({ rule }) => rule.ignoreCase),
    }))
    this.kernel = new Kernel(anchors, inputBytes)
  }

  /** Visits every anchor that starts in the stretch; the input is filled up to `end`. */
  candidates(stretch: Stretch, end: number, visit: VisitCandidate): void {
    this.kernel.search(stretch, end, (start, index) => {
      const use = this.#uses[index]
      if (use) visit(use, start)
    })
  }
}

/** Rules that share an anchor share its entry; the ones in any case have one apart. */
function usesOf(rules: readonly Rule[]): AnchorUse[] {
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
