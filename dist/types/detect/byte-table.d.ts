/** By byte: 1 for each of the characters, all of them in Latin-1. */
export declare function byteTable(characters: string): Uint8Array;
