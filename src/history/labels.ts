// Names and messages that are no objects: refs, and what the reflogs say. A key may stand there, too.
import { displayPath, type RawPath } from '../files/raw-path.ts'
import type { ObjectTable } from '../git/object-table.ts'
import { NO_OBJECT } from '../git/object-table.ts'
import { readReflogs } from '../git/reflogs.ts'
import type { Ref } from '../git/refs.ts'
import type { Repository } from '../git/repository.ts'
import type { BlobMatches, Match, Problem } from '../model.ts'
import type { Tip } from './reachability.ts'

/** Looks at many short texts: those that hold something, with it. */
export type MatchTexts = (texts: readonly string[]) => Promise<ReadonlyMap<string, readonly Match[]>>

/** Matches in the names of refs. */
export async function scanRefNames(refs: readonly Ref[], matchTexts: MatchTexts): Promise<BlobMatches[]> {
  const found = await matchTexts([...new Set(refs.map(({ display }) => display))])
  return [...found].map(([path, matches]) => ({ path, matches, allowances: [], existing: new Set(), within: 'name of a ref' }))
}

export interface Reflogs {
  /** For each reflog, the objects that it mentions. */
  readonly tips: readonly Tip[]
  readonly found: readonly BlobMatches[]
}

/** Reflogs of so many characters are looked at together. */
const BATCH = 1 << 20

/** Reads all reflogs once: for what they mention, and for secrets in their messages. */
export async function scanReflogs(
  repository: Repository,
  table: ObjectTable,
  { matchTexts, problems }: { matchTexts: MatchTexts; problems: Problem[] },
): Promise<Reflogs> {
  const mentioned = new Map<RawPath, Set<number>>()
  const found: BlobMatches[] = []
  let batch: Line[] = []
  let size = 0
  for (const { ref, file, line, before, after, identity, message } of readReflogs(repository, (problem) => problems.push(problem))) {
    const objects = mentioned.get(ref) ?? new Set()
    mentioned.set(ref, objects)
    for (const id of [before, after]) objects.add(table.findHex(id))
    const text = Buffer.from(`${identity}\t${message}`, 'latin1').toString()
    batch.push({ file, line, text })
    size += text.length
    if (size < BATCH) continue
    found.push(...(await scanLines(batch, matchTexts)))
    batch = []
    size = 0
  }
  found.push(...(await scanLines(batch, matchTexts)))
  const tips = [...mentioned].map(([ref, objects]) => ({
    name: displayPath(ref),
    objects: [...objects].filter((one) => one !== NO_OBJECT),
    isReflog: true,
  }))
  return { tips, found }
}

interface Line {
  readonly file: RawPath
  readonly line: number
  readonly text: string
}

async function scanLines(lines: readonly Line[], matchTexts: MatchTexts): Promise<BlobMatches[]> {
  const found = await matchTexts(lines.map(({ text }) => text))
  return lines.flatMap(({ file, line, text }) => {
    const matches = found.get(text)?.map((match) => ({ ...match, line, endLine: line }))
    return matches ? [{ path: shownFile(file), matches, allowances: [], existing: new Set<string>(), within: 'reflog' as const }] : []
  })
}

/** From `logs/` on: what is before it is the repository. */
function shownFile(file: RawPath): string {
  return displayPath(file.slice(file.lastIndexOf('/logs/') + 1))
}
