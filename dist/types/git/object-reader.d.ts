import { type GitPlace } from './git.js';
/** One object; read it to its end before the next. */
export interface ObjectStream {
    readonly id: string;
    /** commit, tree, blob or tag. */
    readonly kind: string;
    readonly sizeBytes: number;
    /** Fills the front of `into`; gives the number of bytes, 0 at the end. */
    read(into: Uint8Array): Promise<number>;
}
export declare class ObjectReader {
    #private;
    /** With `everything`, all objects come one after the other, and none may be asked for. */
    constructor(place: GitPlace, { everything }?: {
        everything?: boolean | undefined;
    });
    /** Opens an object. Throws CorruptData when git doesn't have it or ends early. */
    open(id: string): Promise<ObjectStream>;
    /** The next of all objects; nothing behind the last. Throws CorruptData when git ends before. */
    next(): Promise<ObjectStream | undefined>;
    /** Ends git, whatever it still has to say. The reader can't be used afterwards. */
    close(): Promise<void>;
}
