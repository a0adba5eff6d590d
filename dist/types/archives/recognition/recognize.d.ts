import type { Container } from '../reading/container.js';
/** What begins so; `tail` are the last TAIL_BYTES of what may be a program with a zip behind it. */
export declare function recognize(head: Uint8Array, tail?: Uint8Array): Container | undefined;
/** Whether [at, at + size) is a container: this is asked of every object of a history. */
export declare function isPacked(bytes: Uint8Array, at: number, size: number): boolean;
