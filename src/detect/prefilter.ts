// Anchors → candidates, in a text that is read piece by piece.
import { Kernel, type Stretch } from '../kernel/kernel.ts'
import type { Rule } from '../model.ts'
import { type AnchorUse, isCaseless, usesOf } from './anchor-uses.ts'
import { encodeAscii } from './encoding.ts'

/** Called with the anchor's offset in the kernel's input. */
export type VisitCandidate = (use: AnchorUse, start: number) => void

export class Prefilter {
  readonly kernel: Kernel
  readonly #uses: readonly AnchorUse[]

  constructor(rules: readonly Rule[], inputBytes: number) {
    this.#uses = usesOf(rules)
    const anchors = this.#uses.map((use) => ({ bytes: encodeAscii(use.text, use.encoding), caseless: isCaseless(use) }))
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
