import type { Facts } from './facts.js';
/** The manifest at the repository's top that says so. */
export declare function usesDotenv({ files, topFolder, read }: Facts): Promise<string | undefined>;
