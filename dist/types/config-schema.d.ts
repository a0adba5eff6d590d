import type { Schema } from './shape.js';
export declare const configSchema: Schema;
