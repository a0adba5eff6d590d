import type { Feature } from './feature.js';
export declare const makeUp: readonly Feature[];
