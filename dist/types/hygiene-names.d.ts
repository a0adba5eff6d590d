export declare function isTelling(path: string): boolean;
