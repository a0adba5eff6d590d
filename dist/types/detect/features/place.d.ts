import { type Feature } from './feature.js';
export declare const around: readonly Feature[];
