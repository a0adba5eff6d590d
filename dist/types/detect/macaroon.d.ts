/** Reads base64url without padding. */
export declare function isMacaroon(text: string): boolean;
