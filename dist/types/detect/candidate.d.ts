import { type Assignment } from './assignment.js';
/** Words that stand in the names of secrets. */
export declare const NAME_WORDS: string[];
/** Every value in the text whose name speaks of a secret, each once: what the search for the words finds. */
export declare function assignmentsIn(text: string): Assignment[];
/** The last word of the name that speaks of a secret: the one whose rule judges its value. */
export declare function wordIn(name: string): string;
/** The assignment to the name that the word at [at, wordEnd) ends, if its value can be a secret at all. */
export declare function candidateAt(text: string, at: number, wordEnd: number): Assignment | undefined;
/** Whether what is assigned can be a secret at all; the word at [at, wordEnd) ends the name. */
export declare function mayBeSecret(text: string, { at, wordEnd, assignment }: {
    at: number;
    wordEnd: number;
    assignment: Assignment;
}): boolean;
