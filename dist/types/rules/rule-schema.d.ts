import type { Schema } from '../shape.js';
/** The widest window that a rule may ask for, in bytes. */
export declare const MAX_WINDOW = 16384;
export declare const DEFAULT_WINDOW = 256;
export declare const ruleFileSchema: Schema;
