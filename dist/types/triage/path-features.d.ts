/** One number a feature, 0 or 1; the path is relative to the root, `/` between names. */
export declare function pathFeaturesOf(path: string): number[];
/** What each number says, in words. */
export declare const pathFeatureNames: readonly string[];
/** Whether what the file holds may be made up: a test, an example, documentation. */
export declare function isForShow(path: string): boolean;
export declare function isCompiled(path: string): boolean;
export declare function isTranslation(path: string): boolean;
