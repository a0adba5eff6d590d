export declare function startsFree(text: string, at: number): boolean;
