/** All that are in one of the lists, ascending; `count` is the number of commits there are. */
export declare function unionOf(lists: Iterable<ArrayLike<number>>, count: number): Uint32Array;
