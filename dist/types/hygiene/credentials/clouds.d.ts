import { type CredentialsKind } from './kind.js';
export declare const kubeConfig: CredentialsKind;
export declare const awsCredentials: CredentialsKind;
export declare const serviceAccount: CredentialsKind;
/** Every attribute of every resource is in it in clear, passwords of databases and private keys too. */
export declare const terraformState: CredentialsKind;
export declare const terraformVariables: CredentialsKind;
