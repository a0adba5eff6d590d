/** Asks for all paths that are named until everybody has had a turn; each asker gets the answers to all of them. */
export declare function together<Answers>(ask: (paths: readonly string[]) => Promise<Answers>): (paths: readonly string[]) => Promise<Answers>;
