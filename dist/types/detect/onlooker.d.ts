import type { Confirmer } from './confirm.js';
export interface Onlooker {
    /** What is to be called in the confirmer's place; asked once for each. */
    confirmer(confirmer: Confirmer): Confirmer;
    /** What is to be called in place of what judges a candidate. */
    judging<Place extends readonly unknown[], Verdict>(judge: (...place: Place) => Verdict): (...place: Place) => Verdict;
}
