/** What keeps a reader from using a key. */
export type Protection = 'none' | 'passphrase';
export interface Armour {
    /** `RSA PRIVATE KEY`; empty for a bare text without armour. */
    readonly label: string;
    /** A header line says that the body is encrypted (RFC 1421, section 4.6.1.1). */
    readonly encrypted: boolean;
    /** The base64 text alone. */
    readonly material: string;
    readonly bytes: Buffer;
}
/** Whether the bytes are enough of a structure that says to be so long. */
export declare function holdsMost(bytes: Buffer, length: number): boolean;
/** Reads armoured text, or bare base64. */
export declare function readArmour(text: string): Armour;
/** Line ends and signs of base64 as JSON, C, URLs and HTML write them, undone. */
export declare function unescaped(text: string): string;
