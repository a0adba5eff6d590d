import { type AnchorTable } from '../kernel/anchor-table.js';
import type { Rule } from '../model.js';
import { type Encoding } from './encoding.js';
import type { Notation } from './notation/notation.js';
/** How an anchor is searched for. */
export interface Manner {
    readonly encoding: Encoding;
    /** It is the inline marker. */
    readonly allows: boolean;
    readonly notation?: Notation;
    /** It is the beginning of an escape, which may be part of any format's anchor. */
    readonly escapes?: true;
}
/** Numbers of manners are their places here. */
export declare const manners: readonly Manner[];
/** What is searched for has a number; anchors and rules have numbers of their own. */
export interface AnchorPlan {
    readonly table: AnchorTable;
    /** The manner of each that is searched for. */
    readonly mannerOf: Uint8Array;
    /** The anchor of each; of an escape or the marker, none that means anything. */
    readonly anchorOf: Uint16Array;
    readonly anchorCount: number;
    anchorAt(anchor: number): PlannedAnchor;
    /** The widest window of a format, in units. */
    readonly formatUnits: number;
    /** Bytes on either side of any anchor that a verdict on it may depend on. */
    readonly farthest: number;
}
/** Its text, and the rules that begin there. */
export type PlannedAnchor = readonly [text: string, rules: readonly number[]];
/** A key that is recognised by its own shape: what such a rule finds in an encoded text is no chance. */
export declare function isFormat({ ignoreCase, generic, names }: Rule): boolean;
/**
 * Whether the rule is looked for in what is written in a notation: formats always; values that are told by what stands around
 * them where files are written so, but for those of single issuers, which other rules report there.
 */
export declare function isReadIn(notation: Notation, rule: Rule): boolean;
/** The numbers of rules are their places in the list. */
export declare function planAnchors(rules: readonly Rule[]): AnchorPlan;
/** Bytes on either side of an anchor's start that a verdict of rules that look so many units far may depend on. */
export declare function reachIn({ encoding, notation }: Pick<Manner, 'encoding' | 'notation'>, units: number): number;
