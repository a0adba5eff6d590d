export interface DockerIgnore {
    /** Whether the path (relative to the context, `/` between names) stays out. */
    leavesOut(path: string): boolean;
}
export declare function parseDockerIgnore(text: string): DockerIgnore;
/** Whether a pattern fits a path, or a folder that the path lies in; one that is no pattern fits nothing. */
export declare function fitsOrHolds(pattern: string): (path: string) => boolean;
/** The pattern that fits this path alone. */
export declare function dockerPatternFor(path: string): string;
