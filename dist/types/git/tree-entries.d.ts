/** One entry of a tree: places in the tree's bytes. The name is [start of the name, start + headBytes - 1). */
export interface TreeEntry {
    /** Offset of the mode. */
    readonly start: number;
    /** Bytes of `mode SP name NUL`. */
    readonly headBytes: number;
    /** File type and permissions, as git writes them in octal: 0o40000 is a folder, 0o160000 a submodule. */
    readonly mode: number;
    /** A view of the tree's bytes, in no encoding in particular. */
    readonly name: Uint8Array;
    /** Offset of the id. */
    readonly id: number;
}
/** What a tree's bytes don't tell. */
export interface TreeFormat {
    /** 20 with SHA-1, 32 with SHA-256. */
    readonly idBytes: number;
    /** What to call the tree in a message. */
    readonly where: string;
}
/** All entries, in the tree's order. Throws CorruptData when the bytes are no tree. */
export declare function parseTree(bytes: Uint8Array, format: TreeFormat): TreeEntry[];
/** The entry that the byte at the offset belongs to. Throws CorruptData when there is none, or the bytes are no tree. */
export declare function entryAround(bytes: Uint8Array, offset: number, format: TreeFormat): TreeEntry;
/** 32-bit FNV-1a of [from, to), taken from the last byte to the first: in a tree, a name is met from its end. */
export declare function hashName(bytes: Uint8Array, from: number, to: number): number;
