// Anchors → candidates, in a text that is read piece by piece.
import { Kernel, type Stretch } from '../kernel/kernel.ts'
import type { AnchorUse, AnchorUses } from './anchor-uses.ts'

/** Called with the anchor's offset in the kernel's input. */
export type VisitCandidate = (use: AnchorUse, start: number) => void

export class Prefilter {
  readonly kernel: Kernel
  readonly #uses: AnchorUses

  constructor(uses: AnchorUses, inputBytes: number) {
    this.#uses = uses
    this.kernel = new Kernel(uses.plan.table, inputBytes)
  }

  /** Visits every anchor that starts in the stretch; the input is filled up to `end`. */
  candidates(stretch: Stretch, end: number, visit: VisitCandidate): void {
    this.kernel.search(stretch, end, (start, number) => visit(this.#uses.use(number), start))
  }
}
