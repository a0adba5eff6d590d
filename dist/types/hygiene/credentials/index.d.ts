import type { Facts } from '../facts.js';
import type { Credentials, CredentialsKind } from './kind.js';
export declare function credentialsKindOf(path: string): CredentialsKind | undefined;
/** What of credentials the file holds; in tests, examples and documentation they are made up, and no more than worth a word. */
export declare function credentialsIn(path: string, facts: Facts): Promise<Credentials | undefined>;
