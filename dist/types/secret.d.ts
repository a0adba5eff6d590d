/** What console.log and util.inspect ask an object for. */
declare const inspected: unique symbol;
export declare class Secret {
    #private;
    constructor(text: string, redacted: string);
    /** The value in clear: for a person who asked for it, and for calls to its issuer. */
    reveal(): string;
    toString(): string;
    toJSON(): string;
    [inspected](): string;
}
export {};
