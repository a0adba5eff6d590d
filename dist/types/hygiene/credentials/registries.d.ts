import { type CredentialsKind } from './kind.js';
export declare const npmSettings: CredentialsKind;
export declare const yarnSettings: CredentialsKind;
export declare const pythonUpload: CredentialsKind;
