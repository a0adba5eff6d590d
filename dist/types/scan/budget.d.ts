import type { ArchiveLimits } from '../seen.js';
/** The way out that always works. */
export declare const UNPACK = "unpack it and scan that";
export declare class Budget {
    #private;
    /** The limit that was reached, and what to do. */
    fault: string | undefined;
    /** `packedBytes` is the size of the archive itself. */
    constructor({ bytes }: ArchiveLimits, packedBytes: number);
    get mostEntryBytes(): number;
    /** False when it is one too many. */
    takeEntry(nameBytes: number): boolean;
    /** False when they are too many. */
    takeBytes(bytes: number): boolean;
    /** What is said of an entry that is larger than one may be. */
    tooLargeEntry(): string;
}
