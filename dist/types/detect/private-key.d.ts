/** Whether the armoured text holds a plausible key that is not encrypted with a passphrase. */
export declare function isPlausiblePrivateKey(armoured: string): boolean;
