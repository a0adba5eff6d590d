// What a command is, and what of the process it may see.
import type { Arguments, Options } from './arguments.ts'

export interface Command {
  /** Two or three words for each way of calling it. */
  readonly usage: readonly string[]
  readonly about: string
  readonly options: Options
  /** Where they mean something else than a scan's. */
  readonly exitCodes?: string
  readonly examples: readonly (readonly [command: string, about: string])[]
  /** Gives the exit code. */
  run(given: Arguments, terminal: Terminal): Promise<number>
}

/** The process, as a command sees it. */
export interface Terminal {
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** Absolute path of the running program. */
  readonly program: string
  /** The node that runs the program: its version, and its absolute path. */
  readonly node: { readonly version: string; readonly program: string }
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Screen
  readonly stderr: Screen
  /** Asks a person something and gives what was typed, nothing when the signal comes first; absent when nobody sits there. */
  readonly ask?: ((question: string, signal?: AbortSignal) => Promise<string>) | undefined
  /** The same for what must not be seen on the screen. */
  readonly askHidden?: ((question: string, signal?: AbortSignal) => Promise<string>) | undefined
  /** Calls the listener once when the user or the system asks the program to end; gives the way to stop listening. */
  onInterrupt(listener: () => void): () => void
  /** All that there are, for those that tell of them. */
  readonly commands: Readonly<Record<string, Command>>
}

export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}
