import type { Rule } from '../model.js';
import { Confirmer } from './confirm.js';
import { type Encoding } from './encoding.js';
/** An anchor in one encoding, and what begins there. */
export interface AnchorUse {
    readonly text: string;
    readonly encoding: Encoding;
    readonly confirmers: readonly Confirmer[];
    /** It is the inline marker. */
    readonly allows: boolean;
}
/** Rules that share an anchor share its entry; the ones in any case have one apart. */
export declare function usesOf(rules: readonly Rule[]): AnchorUse[];
/** Whether upper and lower case of the anchor count as the same. */
export declare function isCaseless({ confirmers }: AnchorUse): boolean;
