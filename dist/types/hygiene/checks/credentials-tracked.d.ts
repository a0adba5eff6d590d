import type { HygieneCheck } from '../check.js';
export declare const credentialsTracked: HygieneCheck;
