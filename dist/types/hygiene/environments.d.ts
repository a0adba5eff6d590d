export type Environment = 'production' | 'staging' | 'development' | 'test';
/** The environment that a settings file is for; nothing where the path doesn't say. The file's name tells before its folder. */
export declare function environmentOf(path: string): Environment | undefined;
/** Settings with which tests run, by hand or in a pipeline. */
export declare function isTestSettings(path: string): boolean;
/** The folder of a path, with a `/` at its end; empty at the root. */
export declare function folderOf(path: string): string;
