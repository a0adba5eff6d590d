import type { AnchorPlace } from './first-look.js';
export declare function isWholeName(text: string, at: number, end: number): boolean;
/** The same as far as the bytes beside the name tell. */
export declare function mayBeWholeName({ bytes, from, start, end, to }: AnchorPlace): boolean;
