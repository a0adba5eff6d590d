import type { HygieneCheck } from '../check.js';
export declare const envInImage: HygieneCheck;
