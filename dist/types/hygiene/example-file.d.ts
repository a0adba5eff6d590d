/** Paths of the files that may hold the real values, the likeliest first: `.env.example` is that of `.env`, or else `.env.local`. */
export declare function realFilesFor(example: string): string[];
