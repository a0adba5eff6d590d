// Which objects hold which secrets. Versions of a file mostly hold the same ones, so sets of secrets are kept once.

/** A kind of object, as in entryTypes: commit, tree, blob, tag. */
export type ObjectKind = 1 | 2 | 3 | 4

/** Plain data. `Secret` is what stands for one: rule and value within a walk, a fingerprint behind it. */
export interface HoldingsParts<Secret> {
  readonly secrets: readonly Secret[]
  /** Indices of secrets, ascending. */
  readonly sets: readonly (readonly number[])[]
  /** Triples: object number, its kind, index of its set. */
  readonly holders: readonly number[]
}

export class Holdings<Secret> {
  readonly #keyOf: (secret: Secret) => string
  readonly #secrets: Secret[] = []
  readonly #secretIndices = new Map<string, number>()
  readonly #sets: (readonly number[])[] = []
  readonly #setIndices = new Map<string, number>()
  readonly #holders: number[] = []

  /** `keyOf` tells secrets apart. */
  constructor(keyOf: (secret: Secret) => string) {
    this.#keyOf = keyOf
  }

  /** Notes what an object holds. */
  add(object: number, kind: ObjectKind, held: readonly Secret[]): void {
    const indices = [...new Set(held.map((one) => this.#secretIndex(one)))].sort((a, b) => a - b)
    this.#holders.push(object, kind, this.#setIndex(indices))
  }

  /** Notes what somebody else noted; `translate` says how a secret is called here. */
  addAll<Other>({ secrets, sets, holders }: HoldingsParts<Other>, translate: (secret: Other) => Secret): void {
    const indices = secrets.map((secret) => this.#secretIndex(translate(secret)))
    const own = sets.map((set) => this.#setIndex([...new Set(set.map((index) => indices[index] as number))].sort((a, b) => a - b)))
    for (let i = 0; i < holders.length; i += 3) {
      this.#holders.push(holders[i] as number, holders[i + 1] as number, own[holders[i + 2] as number] as number)
    }
  }

  parts(): HoldingsParts<Secret> {
    return { secrets: this.#secrets, sets: this.#sets, holders: this.#holders }
  }

  #secretIndex(secret: Secret): number {
    const key = this.#keyOf(secret)
    const known = this.#secretIndices.get(key)
    if (known !== undefined) return known
    const index = this.#secrets.push(secret) - 1
    this.#secretIndices.set(key, index)
    return index
  }

  #setIndex(indices: readonly number[]): number {
    const key = indices.join()
    const known = this.#setIndices.get(key)
    if (known !== undefined) return known
    const index = this.#sets.push(indices) - 1
    this.#setIndices.set(key, index)
    return index
  }
}
