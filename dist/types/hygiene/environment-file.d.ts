/** Made to hold real values. */
export declare function isEnvironmentFile(path: string): boolean;
/** Made to be shared: names without values. */
export declare function isExampleFile(path: string): boolean;
