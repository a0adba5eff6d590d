import type { Stored } from '../model.js';
import type { Entry } from './reading/container.js';
export declare function unpack(stored: Stored): AsyncIterable<Entry>;
