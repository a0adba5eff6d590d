export interface Globs {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
}
/**
 * Tells whether a path (`/` between names) is wanted: fits one of `include`, if there are any, and none of `exclude`.
 * As in .gitignore, a glob without a slash fits a name at any depth, one that begins with a slash only at the top, and one
 * that fits a folder fits all below it.
 */
export declare function compilePathFilter({ include, exclude }: Globs): (path: string) => boolean;
/** Whether a path fits a glob, in any case, as npm reads what to publish: one without a slash fits a name at any depth. */
export declare function compileAnyCase(glob: string): (path: string) => boolean;
