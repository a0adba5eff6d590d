import type { CredentialsKind } from './kind.js';
export declare const sqlDump: CredentialsKind;
export declare const binaryDump: CredentialsKind;
