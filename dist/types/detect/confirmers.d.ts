import type { Rule } from '../model.js';
import { type Confirmer } from './confirm.js';
export declare function confirmerOf(rule: Rule): Confirmer;
