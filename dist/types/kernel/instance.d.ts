import type { AnchorTable } from './anchor-table.js';
/** What kernel/*.as.ts exports; each function is explained there. Addresses and sizes are in bytes. */
interface KernelExports {
    readonly memory: WebAssembly.Memory;
    firstFree(): number;
    marks(): number;
    configure(buckets: number, entries: number, texts: number, hits: number, full: number, back: number): void;
    search(at: number, from: number, to: number, end: number): number;
    resume(): number;
    resetPosition(): void;
    savePosition(): void;
    restorePosition(): void;
    advanceUtf8(from: number, to: number): void;
    advanceUtf16(from: number, to: number, swapped: number): void;
    positionLine(): number;
    positionColumn(): number;
    inflate(source: number, sourceEnd: number, target: number, size: number): number;
    inflateHead(source: number, sourceEnd: number, target: number, limit: number): number;
    crc32(from: number, to: number): number;
    openDelta(delta: number, end: number): number;
    deltaBaseSize(): number;
    deltaTargetSize(): number;
    countCopies(end: number): number;
    applyDelta(end: number, base: number, baseSize: number, target: number, copies: number): number;
    configureLayers(anchors: number, longest: number): void;
    hitsAt(): number;
    unjudgedHits(): number;
    heldHits(): number;
    listAnchors(text: number, size: number, into: number, end: number): number;
    inheritAnchors(text: number, size: number, copies: number, count: number, baseHits: number, baseCount: number, baseSize: number, into: number, end: number): number;
    listEntries(tree: number, size: number, idBytes: number, into: number, end: number): number;
    listNewEntries(tree: number, size: number, idBytes: number, copies: number, count: number, into: number, end: number): number;
}
export interface KernelInstance {
    readonly exports: KernelExports;
    readonly memory: WebAssembly.Memory;
    /** Pairs of an address and an anchor's index, written by `search`. */
    readonly hits: Uint32Array;
    /** The first free address; at least `freeBytes` follow. */
    readonly free: number;
}
export declare const PAGE_BYTES = 65536;
/** The kernel's code, which threads can share. */
export declare function compileKernel(): WebAssembly.Module;
/** A kernel of its own that looks for these anchors. */
export declare function instantiate(table: AnchorTable, freeBytes: number, module?: WebAssembly.Module): KernelInstance;
/** The next address that wide loads like. */
export declare function align(address: number): number;
export {};
