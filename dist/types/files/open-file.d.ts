import type { Blob, Stored } from '../model.js';
/** The error codes of a path that is no longer there, or is a folder now. */
export declare const GONE: Set<string>;
export declare const NOT_A_FILE = "it is a socket, a pipe or a device, not a file";
export declare const NOT_THERE = "not in the work tree (deleted, or a sparse checkout)";
export type Opened = {
    readonly state: 'open';
    readonly read: Blob['read'];
    readonly stored: () => Stored;
    readonly close: () => void;
} | {
    readonly state: 'link';
} | {
    readonly state: 'gone';
} | {
    readonly state: 'failed';
    readonly message: string;
};
/** Opens the file; says what it is when it is no file. Reading throws CorruptData when it turns out to be a device or a pipe. */
export declare function openFile(file: string | Buffer): Opened;
/** A sentence for an error of the file system, without the path, which may hold a secret. */
export declare function reasonOf(code: string, message: string): string;
/** A sentence for what reading threw: a fault of the format, or of the file system. Throws on what is neither: that is a bug, and has to be seen. */
export declare function messageOf(error: unknown): string;
