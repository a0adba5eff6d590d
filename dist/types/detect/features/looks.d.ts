import { type Feature } from './feature.js';
export declare const looks: readonly Feature[];
