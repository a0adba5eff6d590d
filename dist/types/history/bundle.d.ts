import { type GitPlace } from '../git/git.js';
export interface UnpackedBundle {
    readonly place: GitPlace;
    /** Removes it. */
    remove(): void;
}
/** Throws UserError for a file that is no bundle, or that builds on commits which it does not bring. */
export declare function unpackBundle(file: string, environment: GitPlace['environment']): Promise<UnpackedBundle>;
