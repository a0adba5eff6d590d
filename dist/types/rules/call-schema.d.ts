import type { Schema } from '../shape.js';
/** What is sent: `{{secret}}` stands for the key, `{{part:ID}}` for a part of its finding. */
export declare const requestSchema: (methods: readonly string[]) => Schema;
/** What an answer has to be, all of it. */
export declare const conditionSchema: Schema;
/** Which keys a call is for, and where it is documented. */
export declare const callFields: Readonly<Record<string, Schema>>;
export declare const verifySchema: Schema;
