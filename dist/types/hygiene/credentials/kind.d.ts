import type { Severity } from '../../model.js';
interface Contents {
    readonly path: string;
    /** The first megabyte at most. */
    readonly bytes: Buffer;
    readonly text: string;
    /** How many secrets were found in it. */
    readonly secrets: number;
}
export interface Credentials {
    readonly severity: Severity;
    /** What was seen, as the end of a sentence. */
    readonly holds: string;
}
export interface CredentialsKind {
    /** Whether the path is one of this kind. */
    readonly names: RegExp;
    /** Nothing where it holds no credentials. */
    look(contents: Contents): Credentials | undefined;
    /** Nobody needs it in a repository: it can be taken out without asking what else it is for. */
    readonly isOnlyCredentials: boolean;
}
/** The first group of the expression, wherever it fits, is a value that somebody wrote. */
export declare function hasReal(text: string, expression: RegExp): boolean;
export {};
