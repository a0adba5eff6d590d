/** Places of ids in hexadecimal are offsets in the bytes that were read. */
export interface CommitHeader {
    /** -1 when it is missing. */
    readonly treeAt: number;
    readonly parentsAt: readonly number[];
    /** Seconds since 1970, UTC; 0 where the header says none. */
    readonly authorTime: number;
    readonly committerTime: number;
}
/** Reads the commit object in [from, to) of the bytes. What is missing is empty. */
export declare function readCommitHeader(bytes: Uint8Array, from: number, to: number): CommitHeader;
