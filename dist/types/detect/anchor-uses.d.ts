import { type SearchedText } from '../kernel/anchor-table.js';
import type { Rule } from '../model.js';
import { type AnchorPlan } from './anchor-plan.js';
import type { Confirmer } from './confirm.js';
import type { Encoding } from './encoding.js';
import { type LayerPlan } from './layer-plan.js';
import { EscapedAnchors } from './notation/escapes.js';
import type { Notation } from './notation/notation.js';
import type { Onlooker } from './onlooker.js';
/** An anchor, and the rules that begin there. */
export interface RuleAnchor {
    readonly text: string;
    readonly confirmers: readonly Confirmer[];
}
/** An anchor in one encoding or notation, and what begins there. */
export interface AnchorUse extends RuleAnchor {
    /** Its own among all that are searched for. */
    readonly number: number;
    readonly encoding: Encoding;
    /** It is the inline marker. */
    readonly allows: boolean;
    /** The anchor is written in it. */
    readonly notation?: Notation;
    /** It is the beginning of an escape, which may be part of these anchors. */
    readonly escaped?: EscapedAnchors<RuleAnchor>;
}
export declare class AnchorUses {
    #private;
    readonly plan: AnchorPlan;
    constructor(rules: readonly Rule[], onlooker?: Onlooker);
    get count(): number;
    use(number: number): AnchorUse;
    /** The plan for texts of which only a part is new. */
    layers(): LayerPlan;
    /** What is searched for under each number, in their order. */
    searched(): SearchedText[];
}
/** The widest window, in units. */
export declare function widestOf(confirmers: readonly Confirmer[]): number;
