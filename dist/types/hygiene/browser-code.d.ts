/** Given all files: a built folder is a front end's when a page lies in it. */
export declare function isServed(files: readonly string[]): (path: string) => boolean;
