/** Names of variables with values, each once, in their order. */
export interface Holdings {
    /** By name and value they look secret. */
    readonly secret: readonly string[];
    /** Nobody could tell. */
    readonly other: readonly string[];
    /** Public by their name, switches, numbers, references. */
    readonly harmless: readonly string[];
}
/** Of a file of environment variables; what is commented out counts for nothing. */
export declare function holdingsOf(text: string): Holdings;
/** Whether a variable of this name has a value that a machine or a person made up to be kept secret. */
export declare function looksSecret(name: string, value: string): boolean;
/** It names where the value is, or is only readable with a key that is elsewhere. */
export declare function isReference(value: string): boolean;
/** The names in a sentence, five at most. */
export declare function listed(names: readonly string[]): string;
