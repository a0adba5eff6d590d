/** Gives lines without their line feeds. Throws CorruptData when it is no file, can't be read, or a line exceeds 16 MiB. */
export declare function readLines(file: string | Buffer): Generator<string>;
