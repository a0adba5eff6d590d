// Which places of a report are the same in the checkout, or at the end of the range, so that a line number means something
// to who looks there.
import type { GitPlace } from '../git/git.ts'
import { findObjects } from '../git/object-kinds.ts'
import type { Location } from '../model.ts'

/** Tells whether the place stands there now. */
export type IsStanding = (location: Location) => boolean

/** What was read from disk stands there. */
export const onDisk: IsStanding = ({ within }) => !within

/** `tips` are revisions: the checkout's and the range's last one. */
export async function standingAt(tips: readonly string[], locations: readonly Location[], place: GitPlace): Promise<IsStanding> {
  const asked = locations.filter(({ commit, path }) => commit !== undefined && !path.includes('\n'))
  const names = asked.flatMap((one) => [one.commit ?? '', ...tips].map((commit) => nameAt(commit, one)))
  const objects = await findObjects([...new Set(names)], place)
  const idAt = (commit: string, location: Location) => objects.get(nameAt(commit, location))?.id
  return (location) => {
    if (location.commit === undefined || location.within) return false
    const id = idAt(location.commit, location)
    return id !== undefined && tips.some((tip) => idAt(tip, location) === id)
  }
}

function nameAt(commit: string, location: Location): string {
  return `${commit}:${fileOf(location)}`
}

/** The file itself, for what is packed in an archive. */
export function fileOf({ path }: Location): string {
  const [file = path] = path.split('!/')
  return file
}
