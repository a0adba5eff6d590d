import type { AST } from '@eslint-community/regexpp';
/** The codes with which the elements, one after the other, can begin. */
export declare function firstsOf(elements: readonly AST.Element[], ignoreCase: boolean): Set<number>;
