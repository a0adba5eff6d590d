/** Reads base64. */
export declare function isNtlmResponse(text: string): boolean;
