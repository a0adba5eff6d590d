// A found value. It prints redacted wherever a string is made of it; `reveal` is the one way out.
import { inspect } from 'node:util'

export class Secret {
  readonly #text: string
  readonly #redacted: string

  constructor(text: string, redacted: string) {
    this.#text = text
    this.#redacted = redacted
  }

  /** The value in clear: for a person who asked for it, and for calls to its issuer. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return this.#redacted
  }

  toJSON(): string {
    return this.#redacted
  }

  [inspect.custom](): string {
    return `Secret(${this.#redacted})`
  }
}
