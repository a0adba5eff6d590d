// Since when a line stands in a file, as far as HEAD knows: git blame, of commits alone, so that no filter of the work tree runs.
import { type GitPlace, runGit } from './git.ts'

export interface LineDate {
  /** `2026-01-02`, in the author's time zone. */
  readonly day: string
  /** The commit's id. */
  readonly commit: string
  /** It is the first commit that is here; the line may be older. */
  readonly isFirst: boolean
}

/** Where the history is so long that it takes more, nobody waits for it. */
const LIMIT_MS = 1500

/**
 * `file` is relative to the folder of `place`, and `line` counts from 1. Nothing where HEAD's line isn't the one that `isMeant`
 * knows, where there is no HEAD, and where git takes too long.
 */
export async function lineDate(
  { file, line }: { readonly file: string; readonly line: number },
  place: GitPlace,
  isMeant: (text: string) => boolean,
): Promise<LineDate | undefined> {
  const args = ['-c', 'blame.ignoreRevsFile=', 'blame', '--porcelain', '--no-textconv', '-L', `${line},${line}`, 'HEAD', '--', file]
  const { code, output } = await runGit(args, { ...place, signal: AbortSignal.timeout(LIMIT_MS) })
  return code === 0 ? parseBlame(output.toString('utf8'), isMeant) : undefined
}

/** One line's answer: fields, then the line itself behind a tab. https://git-scm.com/docs/git-blame#_the_porcelain_format */
function parseBlame(answer: string, isMeant: (text: string) => boolean): LineDate | undefined {
  const lines = answer.split('\n')
  const text = lines.find((one) => one.startsWith('\t'))
  const [commit = ''] = (lines[0] ?? '').split(' ')
  const time = Number(fieldOf(lines, 'author-time'))
  if (text === undefined || !isMeant(text.slice(1)) || !/^[0-9a-f]{40,64}$/.test(commit) || !Number.isSafeInteger(time)) return undefined
  const local = new Date((time + secondsOf(fieldOf(lines, 'author-tz'))) * 1000)
  if (Number.isNaN(local.getTime())) return undefined
  return { day: local.toISOString().slice(0, 'yyyy-mm-dd'.length), commit, isFirst: lines.includes('boundary') }
}

function fieldOf(lines: readonly string[], name: string): string | undefined {
  return lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1)
}

/** Of a time zone such as `+0530`. */
function secondsOf(zone = ''): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60
}
