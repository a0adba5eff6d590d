/** Whether the text (a secret without its public prefix) is one that nobody was ever issued. Of a long one, both ends are judged. */
export declare function isPlaceholder(body: string): boolean;
