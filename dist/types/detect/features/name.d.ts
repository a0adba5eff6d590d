import { type Feature } from './feature.js';
export declare const nameSays: readonly Feature[];
