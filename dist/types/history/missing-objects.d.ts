import { type CommitNotes, type TreeNotes } from './notes.js';
export declare class MissingObjects {
    #private;
    /** `first` is the number of the first one. */
    constructor(first: number);
    numberOf(id: string): number;
    /** In the order of their numbers. */
    ids(): string[];
    /** Renames, in notes of another thread, which counted for itself. `ids` are its missing objects. */
    adopt({ entries }: TreeNotes, { trees, parents }: CommitNotes, ids: readonly string[]): void;
}
