/** What is judged: the secret, and the part of it behind its public prefix. */
interface Candidate {
    readonly secret: string;
    readonly body: string;
}
export type Check = (candidate: Candidate) => boolean;
/** Compiles "name" or "name number"; the check must have no fault. */
export declare function compileCheck(check: string): Check;
/** What is wrong with a named check, with the remedy; nothing when it is fine. */
export declare function checkFault(check: string): string | undefined;
export {};
