import type { Source } from '../model.js';
/** An object and the first path at which it stands; none for commits, tags and root trees. */
export interface PushedObject {
    readonly id: string;
    readonly path: string;
}
export declare const pushed: Source<readonly PushedObject[]>;
