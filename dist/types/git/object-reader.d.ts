import { type GitPlace } from './git.js';
/** The answer to one question; read it to its end before the next. */
export interface ObjectStream {
    /** Fills the front of `into`; gives the number of bytes, 0 at the end. */
    read(into: Uint8Array): Promise<number>;
}
export declare class ObjectReader {
    #private;
    constructor(place: GitPlace);
    /** Opens an object. Throws CorruptData when git doesn't have it or ends early. */
    open(id: string): Promise<ObjectStream>;
    /** Ends git. The reader can't be used afterwards. */
    close(): Promise<void>;
}
