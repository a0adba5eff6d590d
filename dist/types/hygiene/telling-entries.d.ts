import type { DotenvEntry } from '../dotenv/entry.js';
/** Whether nobody else should know the value. */
export declare function isSecretEntry({ name, value, interpolates, commentedOut }: DotenvEntry): boolean;
