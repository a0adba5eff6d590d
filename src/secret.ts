// A found value. It prints redacted wherever a string is made of it; `reveal` is the one way out.

/** What console.log and util.inspect ask an object for. */
const inspected: unique symbol = Symbol.for('nodejs.util.inspect.custom')

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

  [inspected](): string {
    return `Secret(${this.#redacted})`
  }
}
