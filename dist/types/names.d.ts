/** Characters behind the name within which its value begins. */
export declare const VALUE_REACH = 100;
/** Characters on either side of a name that the verdict on a value of any shape may depend on. */
export declare const ASSIGNMENT_WINDOW = 800;
/** What to search for, in lower case: the words with any sign between them, and with none. */
export declare function searchedForms(name: string): string[];
/** As the kernel writes it in what it searches for. */
export declare const ANY_SEPARATOR = "\u0001";
/** Every way to write a name, in lower case. */
export declare function spellingsOf(name: string): string[];
/** The source of an expression for the names, to be used in any case. */
export declare function namePattern(names: readonly string[]): string;
