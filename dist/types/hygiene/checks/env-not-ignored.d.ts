import type { HygieneCheck } from '../check.js';
export declare const envNotIgnored: HygieneCheck;
