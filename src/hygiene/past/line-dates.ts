// Since when lines of HEAD's files are what they are, as git blame tells. Files are taken from HEAD and not from the disk, since
// reading those could start a filter that a repository's settings name.
import { type GitPlace, runGit } from '../../git/git.ts'

/** No settings that name files to read or programs to run. */
const SETTINGS = ['-c', 'blame.ignoreRevsFile=', '-c', 'blame.showRoot=false']

/** When each line (from 1) was committed as it is: the author's time, in milliseconds since 1970. Unknown lines are absent. */
export async function lineDates(place: GitPlace, path: string, lines: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const ranges = [...new Set(lines)].flatMap((line) => ['-L', `${line},${line}`])
  const { output } = await runGit([...SETTINGS, 'blame', '--no-textconv', '--porcelain', ...ranges, 'HEAD', '--', path], place)
  return parseBlame(output.toString())
}

/** A header `ID OLD-LINE LINE COUNT`, of a commit that is named for the first time its fields, then a tab and the line. */
function parseBlame(output: string): Map<number, number> {
  const times = new Map<string, number>()
  const dates = new Map<number, number>()
  let [id, line] = ['', 0]
  for (const text of output.split('\n')) {
    const header = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(text)
    const time = /^author-time (\d+)$/.exec(text)?.[1]
    if (header) [id, line] = [header[1] ?? '', Number(header[2])]
    else if (time !== undefined) times.set(id, Number(time) * 1000)
    else if (text.startsWith('\t') && times.has(id)) dates.set(line, times.get(id) ?? 0)
  }
  return dates
}
