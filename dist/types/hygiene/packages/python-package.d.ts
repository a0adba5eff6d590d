/** Whether the path (relative to the manifest's folder) is taken; commands that name it neither way leave it out. */
export declare function manifestTakes(manifest: string, path: string, compile: (glob: string) => (path: string) => boolean): boolean;
