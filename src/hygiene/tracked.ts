// Which files git's index has.
import { runGit } from '../git/git.ts'
import { askedOf } from './asking.ts'
import type { Gathered } from './gathered.ts'

/** Paths of one question: an argument list has an end. */
const MOST_NAMES = 1000

export async function trackedAmong(paths: readonly string[], gathered: Gathered): Promise<ReadonlySet<string>> {
  const tracked = new Set<string>()
  for (const { place, names } of askedOf(paths, gathered)) {
    const listed = new Set<string>()
    const asked = [...names.values()]
    for (let start = 0; start < asked.length; start += MOST_NAMES) {
      const { output } = await runGit(['ls-files', '-z', '--cached', '--', ...asked.slice(start, start + MOST_NAMES)], place)
      for (const name of output.toString().split('\0')) listed.add(name)
    }
    for (const [one, name] of names) if (listed.has(name)) tracked.add(one)
  }
  return tracked
}
