/** Made to hold real values. */
export declare function isEnvironmentFile(path: string): boolean;
/** Made to be shared: names without values. */
export declare function isExampleFile(path: string): boolean;
/**
 * `private`: what one person or machine has, and backups of it. `script`: direnv's, a program. `shared`: of one environment, or of
 * another name; frameworks keep public settings in such files and want them committed.
 */
export type EnvironmentKind = 'private' | 'script' | 'shared';
export declare function kindOf(path: string): EnvironmentKind;
