/** Whether a file of this name may hold keys by its nature. */
export declare function isTelling(path: string): boolean;
