// Objects that trees and commits name though they are not stored: promised by a remote, or lost. They get numbers behind those of the
// stored ones, so that it can be asked who needs them.
import { type CommitNotes, NONE, type TreeNotes } from './notes.ts'

export class MissingObjects {
  readonly #first: number
  readonly #numbers = new Map<string, number>()

  /** `first` is the number of the first one. */
  constructor(first: number) {
    this.#first = first
  }

  numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#first + this.#numbers.size
    this.#numbers.set(id, number)
    return number
  }

  /** In the order of their numbers. */
  ids(): string[] {
    return [...this.#numbers.keys()]
  }

  /** Renames, in notes of another thread, which counted for itself. `ids` are its missing objects. */
  adopt({ entries }: TreeNotes, { trees, parents }: CommitNotes, ids: readonly string[]): void {
    if (ids.length === 0) return
    const numbers = ids.map((id) => this.numberOf(id))
    rename(entries, { from: CHILD, step: ENTRY_NUMBERS, first: this.#first, numbers })
    for (const list of [trees, parents]) rename(list, { from: 0, step: 1, first: this.#first, numbers })
  }
}

interface Renaming {
  /** Every `step`-th number, from this one on. */
  readonly from: number
  readonly step: number
  /** The first number that means a missing object, and what each is to be called. */
  readonly first: number
  readonly numbers: readonly number[]
}

function rename(list: Uint32Array, { from, step, first, numbers }: Renaming): void {
  for (let i = from; i < list.length; i += step) {
    const number = list[i] as number
    if (number >= first && number !== NONE) list[i] = numbers[number - first] as number
  }
}

const ENTRY_NUMBERS = 4
const CHILD = 2
