export declare function isMadeUpAt(path: string): boolean;
/** The same by its folders alone: `.env.test` and `.env.example` are what they are wherever they stand. */
export declare function isInMadeUpFolder(path: string): boolean;
