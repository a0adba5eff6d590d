import { type Assignment } from './assignment.js';
/** Words that stand in the names of secrets. */
export declare const NAME_WORDS: string[];
/** Every value in the text whose name speaks of a secret, each once: what the search for the words finds. */
export declare function assignmentsIn(text: string): Assignment[];
/** The assignment to the name that the word at [at, wordEnd) ends, if its value can be a secret at all. */
export declare function candidateAt(text: string, at: number, wordEnd: number): Assignment | undefined;
/** What is told at a glance to be no secret that is worth a report every day: words, code, what everybody tries first. */
export declare function isPlain(value: string, name: string): boolean;
/** Members, constants, paths, patterns, mark-up. */
export declare function isCode(value: string): boolean;
