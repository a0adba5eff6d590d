// What all checks look at: what was gathered, and the questions that they ask of git and of files.
import type { Gathered } from './gathered.ts'
import { type IgnoreAnswer, ignoreAnswers } from './ignore-answers.ts'
import { readFrom } from './reading.ts'
import { trackedAmong } from './tracked.ts'

export interface Facts extends Gathered {
  /** Those of the paths that are in git's index. */
  tracked(paths: readonly string[]): Promise<ReadonlySet<string>>
  /** What git's ignore rules say of each path, tracked or not, there or not. */
  ignores(paths: readonly string[]): Promise<ReadonlyMap<string, IgnoreAnswer>>
  /** The file's text, of a commit from the index; nothing when there is none, or it is larger than a megabyte. */
  read(path: string): Promise<string | undefined>
}

/** Questions are asked only when a check asks them, and each once. */
export function factsOf(gathered: Gathered): Facts {
  const texts = new Map<string, Promise<string | undefined>>()
  return {
    ...gathered,
    tracked: (paths) => trackedAmong(paths, gathered),
    ignores: (paths) => ignoreAnswers(paths, gathered),
    read(path) {
      const text = texts.get(path) ?? readFrom(path, gathered)
      texts.set(path, text)
      return text
    },
  }
}
