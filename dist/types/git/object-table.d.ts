export declare const NO_OBJECT = 4294967295;
/** Plain data that threads can share. */
export interface TableParts {
    readonly idBytes: number;
    readonly sections: readonly Section[];
    /** Open addressing by an id's first bits: numbers + 1, 0 where there is none. */
    readonly slots: Uint32Array;
    /** By how much an id's first 32 bits are shifted to give a slot. */
    readonly shift: number;
    /** Of objects that are stored more than once: further numbers → the first one. */
    readonly repeats: ReadonlyMap<number, number>;
}
interface Section {
    /** Number of its first object. */
    readonly start: number;
    readonly ids: Uint8Array;
}
/** Numbers the objects of several lists of ids. */
export declare function numberObjects(lists: readonly Uint8Array[], idBytes: number): TableParts;
export declare class ObjectTable {
    #private;
    constructor({ idBytes, sections, slots, shift, repeats }: TableParts);
    /** How many numbers there are; more than objects, when some are stored twice. */
    get count(): number;
    /** Enters the id at an offset of the bytes; gives the number by which it goes, another one when it was there already. */
    add(bytes: Uint8Array, at: number, number: number): number;
    /** The number of the object whose id stands at an offset of the bytes; NO_OBJECT when there is none. */
    find(bytes: Uint8Array, at: number): number;
    /** The number by which a stored object goes: its own, unless it is stored elsewhere, too. */
    firstNumber(number: number): number;
    findHex(id: string): number;
    /** The number of the object whose id stands in hexadecimal at an offset of the bytes. */
    findHexAt(bytes: Uint8Array, at: number): number;
    /** The id of an object, in hexadecimal. */
    idOf(number: number): string;
}
export {};
