/** A path of this system as it is shown. */
export declare function toSlashes(file: string): string;
