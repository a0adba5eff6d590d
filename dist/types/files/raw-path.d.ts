/** Bytes of a path, one character each. */
export type RawPath = string;
export declare function toRawPath(bytes: Buffer): RawPath;
/** The path as people see it; bytes that are no UTF-8 appear as \xNN. */
export declare function displayPath(raw: RawPath): string;
/** What the file system takes: a text when it can be one, else the bytes. `folder` is an absolute path. */
export declare function filePath(folder: string, raw: RawPath): string | Buffer;
