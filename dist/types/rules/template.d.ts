import type { Random } from '../random.js';
export interface Filled {
    readonly text: string;
    /** What stands in `{{…}}`; absent when the template has none. */
    readonly secret?: string;
}
/** What the template asks for that doesn't exist; nothing when it can be filled. */
export declare function unknownPart(template: string): string | undefined;
/** Fills a template that has no unknown part. */
export declare function fillTemplate(template: string, random: Random): Filled;
