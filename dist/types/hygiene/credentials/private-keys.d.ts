import type { CredentialsKind } from './kind.js';
export declare const textKey: CredentialsKind;
/** A Java key store begins with its version, the number of entries, and the kind of the first: 1 has a private key, 2 a certificate. */
export declare const javaStore: CredentialsKind;
/** RFC 7292: whether there are keys beside certificates, only the password tells. */
export declare const pkcs12: CredentialsKind;
