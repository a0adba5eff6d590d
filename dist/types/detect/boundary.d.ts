export declare function startsFree(text: string, at: number): boolean;
/** The window's text with what stands right before and behind a marshalled text at `at` blanked out: both may look like its part. */
export declare function showMarshalled(text: string, at: number): string;
export declare function isLetterOrDigit(code: number): boolean;
