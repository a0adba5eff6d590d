// Whoever decides, as the rest sees them: they are shown something, choose with a key, and write a line.

export interface Choice {
  /** One small letter. */
  readonly key: string
  readonly label: string
  /** A few words more. */
  readonly hint?: string
}

/** What was chosen or written; that they want no more of this question (Escape, Ctrl-D); or that all has to end (Ctrl-C). */
export type Answer = { readonly text: string } | 'left' | 'interrupted'

export interface Person {
  /** They hear the text, or have a screen that only prints lines. */
  readonly isHeard: boolean
  show(lines: readonly string[]): void
  /** The key of a choice; Enter takes the first, which must do no harm. */
  choose(question: string, choices: readonly [Choice, ...Choice[]]): Promise<Answer>
  /** A line of text. `faultOf` says what is wrong with one, and they are asked again. */
  write(question: string, faultOf: (text: string) => Promise<string | undefined>): Promise<Answer>
}
