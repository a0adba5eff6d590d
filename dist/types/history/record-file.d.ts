import type { PackRecord } from './record.js';
/** `key` says what the record is of; it has to be the same when it is read. */
export declare function encodeRecord(record: PackRecord, key: string): Buffer;
/** Throws CorruptData for what is damaged, or is the record of something else. */
export declare function decodeRecord(file: Buffer, key: string): PackRecord;
