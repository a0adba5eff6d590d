import type { Source } from '../model.js';
export declare const stdin: Source<string>;
