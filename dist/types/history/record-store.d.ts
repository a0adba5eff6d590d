import type { PackRecord } from './record.js';
/** What keeps a record from being used or written, in a sentence. */
export type OnNotice = (sentence: string) => void;
/** The folder for records; nothing where the environment names no home. */
export declare function recordFolder(environment: Readonly<{
    [name: string]: string | undefined;
}>): string | undefined;
export declare class RecordStore {
    #private;
    /** `ruleset` stands for all that a verdict depends on: rules, salt, version of the program. */
    constructor(folder: string, ruleset: string, onNotice: OnNotice);
    /** Whether there is a record of the pack with this checksum, sound or not. */
    has(checksum: string): boolean;
    /** What is remembered of the pack with this checksum. What is damaged or somebody else's is said, and not used. */
    read(checksum: string): PackRecord | undefined;
    /** Remembers, unless that fails: then the next audit takes longer, and that is said. */
    write(checksum: string, record: PackRecord): void;
}
