/** Bytes of a file's beginning that tell what it is: a tar's first header. */
export declare const HEAD_BYTES = 512;
/** Bytes of a zip's end, when it has no comment. */
export declare const TAIL_BYTES = 22;
/** Of a tar's header. */
export declare const CHECKSUM_AT = 148;
/** APPNOTE.TXT 4.3.7; 4.3.16 for one without entries. */
export declare const isZip: (head: Uint8Array) => boolean;
/** RFC 1952, section 2.3.1; deflate is the only method there is. */
export declare const isGzip: (head: Uint8Array) => boolean;
/** The magic, the block size, and the first block's: pi, or the square root of pi where there is none. */
export declare const isBzip2: (head: Uint8Array) => boolean;
/** RFC 8878, section 3.1.1. */
export declare const isZstd: (head: Uint8Array) => boolean;
/** The .xz file format, section 2.1.1.1. */
export declare const isXz: (head: Uint8Array) => boolean;
export declare const isSevenZip: (head: Uint8Array) => boolean;
export declare const isRar: (head: Uint8Array) => boolean;
/** A script, or an executable of Windows or Linux: a zip may follow. */
export declare const isProgram: (head: Uint8Array) => boolean;
/** Programs put their own beginning before a zip, whose directory is at the end. */
export declare const endsAsZip: (tail: Uint8Array) => boolean;
/** POSIX.1-2017, pax, "ustar Interchange Format"; old ones have no magic, but all have the checksum. */
export declare function isTar(head: Uint8Array): boolean;
/** ISO 32000-1, section 7.5.2. */
export declare const isPdf: (head: Uint8Array) => boolean;
/** The number that a field of a tar's header says; 0 for none. */
export declare function octalAt(bytes: Uint8Array, at: number): number;
