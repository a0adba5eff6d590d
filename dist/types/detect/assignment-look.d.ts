import { type AnchorPlace } from './first-look.js';
/** `place` is the word's. */
export declare function mayAssign(place: AnchorPlace): boolean;
