// The bytes around one anchor as text, and what several rules ask about them: worked out once.
import { isPlaceholder } from './placeholder.ts'

export class Window {
  /** One character a unit. */
  readonly text: string
  /** Where the anchor stands in the text. */
  readonly at: number
  #folded: string | undefined
  #judged = { start: -1, end: -1, isPlaceholder: true }

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  /** The text in lower case. */
  get folded(): string {
    this.#folded ??= this.text.toLowerCase()
    return this.#folded
  }

  /** Whether the text at [start, end), a secret without its prefix, is a placeholder; rules that share a format ask the same. */
  isPlaceholder(start: number, end: number): boolean {
    if (this.#judged.start !== start || this.#judged.end !== end) {
      this.#judged = { start, end, isPlaceholder: isPlaceholder(this.text.slice(start, end)) }
    }
    return this.#judged.isPlaceholder
  }
}
