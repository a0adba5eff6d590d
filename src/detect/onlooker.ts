// Who looks on while texts are judged, in order to measure or to explain it. In an ordinary scan nobody does, and it costs
// nothing: an onlooker stands in the place of what it looks at.
import type { Confirmer } from './confirm.ts'

export interface Onlooker {
  /** What is to be called in the confirmer's place; asked once for each. */
  confirmer(confirmer: Confirmer): Confirmer
  /** What is to be called in place of what judges a candidate. */
  judging<Place extends readonly unknown[], Verdict>(judge: (...place: Place) => Verdict): (...place: Place) => Verdict
}
