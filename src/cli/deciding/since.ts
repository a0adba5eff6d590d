// Since when a finding stands in its first place, in words: asked of git, and left out where that would take long or be a guess.
import { type LineDate, lineDate } from '../../git/line-date.ts'
import type { Finding } from '../../model.ts'
import { shortId } from '../../report/human/timeline.ts'
import type { Report } from '../../report-model.ts'
import type { Terminal } from '../command.ts'

export async function sinceText(
  { locations: [first], secret }: Finding,
  { root, top }: Pick<Report, 'root' | 'top'>,
  { environment }: Pick<Terminal, 'environment'>,
): Promise<string | undefined> {
  const isLine = first && !first.inName && !first.whole && !first.within && first.commit === undefined && !first.path.includes('!/')
  // What is written in pieces or encoded can't be compared; another line must not lend its date.
  const [start = ''] = (secret?.reveal() ?? '').split(/\r?\n/)
  if (!isLine || top === undefined || start === '') return undefined
  const place = { folder: root, environment, asTold: false }
  const found = await lineDate({ file: first.path, line: first.line }, place, (text) => text.includes(start))
  return found && dateText(found)
}

function dateText({ day, commit, isFirst }: LineDate): string {
  return `${day}${isFirst ? ' or earlier' : ''}, commit ${shortId(commit)}`
}
