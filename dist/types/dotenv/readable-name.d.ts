/**
 * Whether a name was thought of by somebody. The last line of a key in base64 ends in `=`, too: where a quote is missing it is read as a name
 * without a value, and must not be shown as one.
 */
export declare function isReadableName(name: string): boolean;
