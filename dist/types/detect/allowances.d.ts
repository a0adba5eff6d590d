export declare const ALLOW_MARKER = "straykey:allow";
export declare const ALLOW_WINDOW = 256;
/** What the marker at the text's beginning says; nothing when it is the beginning of another word. */
export declare function readAllowance(text: string): {
    rule?: string;
    reason?: string;
} | undefined;
