// The two errors that are part of the program's contract. Anything else that is thrown is a bug.

/** The user can mend it: an argument, a configuration, a rule file. The message says what, where and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** An input isn't what its format promises. Becomes a Problem; the scan goes on. */
export class CorruptData extends Error {
  override readonly name = 'CorruptData'
}
