import { type GitPlace } from './git.js';
export type ObjectKind = 'commit' | 'tag' | 'tree' | 'blob';
export interface KnownObject {
    /** In hexadecimal. */
    readonly id: string;
    readonly kind: ObjectKind;
}
/** The object for each name that git has one for. Names may go on with `^{}`, which stands for what a tag leads to. */
export declare function findObjects(names: readonly string[], place: GitPlace): Promise<ReadonlyMap<string, KnownObject>>;
/** Bytes of each object that git has, by id. */
export declare function findSizes(ids: readonly string[], place: GitPlace): Promise<ReadonlyMap<string, number>>;
