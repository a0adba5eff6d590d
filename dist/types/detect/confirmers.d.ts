import type { Rule } from '../model.js';
import { type Confirmer } from './confirm.js';
import { Published } from './published.js';
/** `published` are examples that all rules together know. */
export declare function confirmerOf(rule: Rule, published?: Published): Confirmer;
