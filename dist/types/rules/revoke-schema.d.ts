import type { Schema } from '../shape.js';
/** In a rule file: what the issuer documents. */
export declare const revokeSchema: Schema;
export declare const endpointsSchema: Schema;
