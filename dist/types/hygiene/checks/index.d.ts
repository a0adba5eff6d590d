import type { HygieneCheck } from '../check.js';
export declare const checks: readonly HygieneCheck[];
