import type { Facts } from '../facts.js';
export interface NpmPackage {
    /** Relative to the root; `.` is the root itself. */
    readonly folder: string;
    readonly manifest: string;
    readonly files?: readonly string[];
}
/** The package in the folder, if it is one that may be published. */
export declare function npmPackageIn(folder: string, { read }: Facts): Promise<NpmPackage | undefined>;
export interface Published {
    /** What lets it in: `files`, or the ignore file that a line in would keep it out. */
    readonly by: 'files' | 'no files';
    /** The ignore file in force in the package's folder; where there is none, the one to make. */
    readonly ignoreFile: string;
}
/** Whether the path (relative to the root) would be published with the package. */
export declare function published(path: string, own: NpmPackage, facts: Facts): Promise<Published | undefined>;
