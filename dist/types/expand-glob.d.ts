export interface Expanded {
    readonly place: string;
    /** It was found, not named, so it is not followed. */
    readonly isLink: boolean;
}
/** Absolute paths of all files and folders that fit, dotfiles included. */
export declare function expandGlob(glob: string, folder: string): Promise<Expanded[]>;
