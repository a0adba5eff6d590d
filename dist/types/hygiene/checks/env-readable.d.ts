import type { HygieneCheck } from '../check.js';
export declare const envReadable: HygieneCheck;
