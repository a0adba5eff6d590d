import type { Match, Rule } from '../model.js';
import { type AnchorPlace } from './first-look.js';
import type { Published } from './published.js';
import type { Window } from './window.js';
/** What a rule says of a window. Offsets are in the window's text. */
export interface Claim {
    readonly rule: Rule;
    readonly start: number;
    readonly end: number;
    /** Characters at its beginning that are public knowledge. */
    readonly prefixLength: number;
    /** Characters to the closest word of the rule's `near`; infinite when there is none, 0 when the rule asks for none. */
    readonly distance: number;
    readonly overHttp: boolean;
    /** What other named groups of the pattern hold, by their names; as the window writes it. */
    readonly parts?: Match['parts'];
    /** Of a value that is judged by its likeness to secrets: what features.ts says of it. */
    readonly features?: readonly number[];
}
/** A rule made ready to judge what begins at its anchors. */
export interface Confirmer {
    readonly rule: Rule;
    /** Whether `fits` would have to know what stands before the anchor. */
    readonly looksBehind: boolean;
    /** Where its anchor stands again, another claim begins: nothing that it claims holds the anchor twice. */
    readonly beginsOnce: boolean;
    /** A look at the bytes around the anchor: false when there is no claim on what begins there. */
    mayClaim(place: AnchorPlace): boolean;
    /** A first look at what begins with the anchor, and at nothing before it: most anchors are no secret's, and need no more text than that. */
    fits(text: string): boolean;
    /** The rule's claim on the secret that the anchor at `window.at` begins, if it has one. */
    confirm(window: Window, anchor: string): Claim | undefined;
}
/** Its expression is compiled when an anchor is first seen. */
export declare class PatternConfirmer implements Confirmer {
    #private;
    readonly rule: Rule;
    readonly looksBehind: boolean;
    readonly beginsOnce: boolean;
    constructor(rule: Rule, published: Published);
    /** Where the secret is a part of what is found, it begins elsewhere. */
    mayClaim(place: AnchorPlace): boolean;
    fits(text: string): boolean;
    confirm(window: Window, anchor: string): Claim | undefined;
}
/** Characters from the secret to the closest of the words; 0 when none is asked for, infinite when none is there. */
export declare function distanceTo(words: readonly string[], { folded }: Window, { start, end }: {
    start: number;
    end: number;
}): number;
