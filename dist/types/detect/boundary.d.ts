export declare function startsFree(text: string, at: number): boolean;
/** The window's text with what stands right before and behind a marshalled text at `at` blanked out: both may look like its part. */
export declare function showMarshalled(text: string, at: number): string;
/** Whether showMarshalled may blank out the byte before `at`. */
export declare function mayBeMarshalled(bytes: Uint8Array, at: number): boolean;
export declare function isLetterOrDigit(code: number): boolean;
export declare function isUpper(code: number): boolean;
export declare function isLower(code: number): boolean;
