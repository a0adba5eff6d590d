/** Words, code, what everybody tries first, and base64 of such. */
export declare function isPlain(value: string, name: string): boolean;
/** Members, constants, paths, patterns, mark-up. */
export declare function isCode(value: string): boolean;
