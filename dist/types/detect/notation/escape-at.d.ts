/** The character's code, and in the lower byte how many bytes the escape takes; 0 when there is none. */
type Escape = number;
/** The escape that begins at a place: of JSON, C, JavaScript, addresses or HTML. */
export declare function escapeAt(bytes: Buffer, at: number, to: number): Escape;
export declare function codeOf(found: Escape): number;
export declare function bytesOf(found: Escape): number;
export {};
