import type { HygieneCheck } from '../check.js';
export declare const envInPackage: HygieneCheck;
