/** A kind of object, as in entryTypes: commit, tree, blob, tag. */
export type ObjectKind = 1 | 2 | 3 | 4;
/** Plain data. `Secret` is what stands for one: rule and value within a walk, a fingerprint behind it. */
export interface HoldingsParts<Secret> {
    readonly secrets: readonly Secret[];
    /** Indices of secrets, ascending. */
    readonly sets: readonly (readonly number[])[];
    /** Triples: object number, its kind, index of its set. */
    readonly holders: readonly number[];
}
export declare class Holdings<Secret> {
    #private;
    /** `keyOf` tells secrets apart. */
    constructor(keyOf: (secret: Secret) => string);
    /** Notes what an object holds. */
    add(object: number, kind: ObjectKind, held: readonly Secret[]): void;
    /** Notes what somebody else noted; `translate` says how a secret is called here. */
    addAll<Other>({ secrets, sets, holders }: HoldingsParts<Other>, translate: (secret: Other) => Secret): void;
    parts(): HoldingsParts<Secret>;
}
