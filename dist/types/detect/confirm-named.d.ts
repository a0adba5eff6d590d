import type { Rule } from '../model.js';
import { type Claim, type Confirmer } from './confirm.js';
import { type AnchorPlace } from './first-look.js';
import type { Published } from './published.js';
import type { Window } from './window.js';
export declare class NamedConfirmer implements Confirmer {
    #private;
    readonly rule: Rule;
    readonly looksBehind = false;
    readonly beginsOnce = false;
    constructor(rule: Rule, names: readonly string[], published: Published);
    mayClaim(place: AnchorPlace): boolean;
    fits(text: string): boolean;
    confirm(window: Window): Claim | undefined;
}
