import { type GitPlace } from '../../git/git.js';
/** When each line (from 1) was committed as it is: the author's time, in milliseconds since 1970. Unknown lines are absent. */
export declare function lineDates(place: GitPlace, path: string, lines: readonly number[]): Promise<ReadonlyMap<number, number>>;
