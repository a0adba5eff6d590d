import type { Rule } from '../model.js';
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
}
/** A rule made ready: its expression is compiled when an anchor is first seen. */
export declare class Confirmer {
    #private;
    readonly rule: Rule;
    /** Whether the pattern asks what stands before the anchor. */
    readonly looksBehind: boolean;
    constructor(rule: Rule);
    /** Whether the pattern fits what begins with the anchor: most anchors are no secret's, and need no more text than that. */
    fits(text: string): boolean;
    /** The rule's claim on the secret that the anchor at `window.at` begins, if it has one. */
    confirm(window: Window, anchor: string): Claim | undefined;
}
