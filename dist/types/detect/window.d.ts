export declare class Window {
    #private;
    /** One character a unit. */
    readonly text: string;
    /** Where the anchor stands in the text. */
    readonly at: number;
    constructor(text: string, at: number);
    /** The text in lower case. */
    get folded(): string;
    /** Whether the text at [start, end), a secret without its prefix, is a placeholder; rules that share a format ask the same. */
    isPlaceholder(start: number, end: number): boolean;
}
