/** What a configuration may hold, before presets are resolved. */
export type Configuration = Readonly<Record<string, unknown>> & {
    readonly extends?: readonly string[];
};
/** Reads one file, its paths made absolute. */
export type Read = (file: string) => Configuration;
/** The file with its presets: what stands later, and the file itself, wins; lists are joined. Throws UserError for a preset that isn't there. */
export declare function withPresets(file: string, read: Read, from?: readonly string[]): Configuration;
/** `./shared.yaml` is a path; anything else a package, whose preset is the straykey.yaml at its top or the file that is named in it. */
export declare function presetFile(name: string, file: string): string;
