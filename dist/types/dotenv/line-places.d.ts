/** Lines and columns of a text, from 1. */
export declare class LinePlaces {
    #private;
    constructor(text: string);
    at(offset: number): {
        readonly line: number;
        readonly column: number;
    };
}
