/** The user can mend it: an argument, a configuration, a rule file. The message says what, where and what to do. */
export declare class UserError extends Error {
    readonly name = "UserError";
}
/** An input isn't what its format promises. Becomes a Problem; the scan goes on. */
export declare class CorruptData extends Error {
    readonly name = "CorruptData";
}
