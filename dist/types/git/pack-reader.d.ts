export declare class PackReader {
    #private;
    /** Keeps at most `cacheBytes` in memory. */
    constructor(file: string, cacheBytes: number);
    close(): void;
    /** Copies the bytes [from, to) of the file to `at` in `into`; false when the file ends before. */
    read(from: number, to: number, into: Uint8Array, at: number): boolean;
}
