import type { Problem } from '../model.js';
/** Absolute paths. */
export interface PackFile {
    readonly pack: string;
    /** Absent when the pack is in the folder's multi-pack-index only. */
    readonly index?: string;
}
export interface PackList {
    readonly packs: readonly PackFile[];
    readonly multiPackIndex?: string;
    readonly problems: readonly Problem[];
}
export interface LooseObject {
    /** In hexadecimal. */
    readonly id: string;
    /** Absolute path. */
    readonly file: string;
}
type OnProblem = (problem: Problem) => void;
/** The packs of a folder of objects, sorted; those that nothing indexes are problems. */
export declare function listPacks(objectFolder: string): PackList;
/** The loose objects of a folder of objects, sorted by id. */
export declare function listLoose(objectFolder: string, onProblem: OnProblem): Generator<LooseObject>;
/** Whether a pack came from a remote that promises what it left out. */
export declare function hasPromisedPack(objectFolder: string): boolean;
export {};
