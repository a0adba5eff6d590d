import type { Rule } from '../model.js';
import type { Claim, Confirmer } from './confirm.js';
import type { AnchorPlace } from './first-look.js';
import type { Published } from './published.js';
import type { Window } from './window.js';
export declare class AssignedConfirmer implements Confirmer {
    #private;
    readonly rule: Rule;
    readonly looksBehind = false;
    readonly beginsOnce = false;
    constructor(rule: Rule, least: number, published: Published);
    mayClaim(place: AnchorPlace): boolean;
    fits(text: string): boolean;
    confirm({ text, at }: Window): Claim | undefined;
}
