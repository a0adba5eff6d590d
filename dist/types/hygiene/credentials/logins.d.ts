import { type CredentialsKind } from './kind.js';
export declare const netrc: CredentialsKind;
export declare const gitCredentials: CredentialsKind;
export declare const docker: CredentialsKind;
export declare const shellHistory: CredentialsKind;
