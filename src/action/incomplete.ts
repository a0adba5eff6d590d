// What is asked for can't be looked at, though nothing is wrong with the settings: exit code 3, never a clean one.

/** The message says what, where and what to do. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete'
}

/** The lines that bring all there is to bring. */
export const WHOLE_CHECKOUT = 'add to the step that uses actions/checkout:\n    with:\n      fetch-depth: 0'
