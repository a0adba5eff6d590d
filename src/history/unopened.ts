// Archives that were not opened, or not whole, by the paths that people know.
import { CorruptData } from '../errors.ts'
import { displayPath } from '../files/raw-path.ts'
import type { Problem, Skipped } from '../model.ts'
import type { Contents } from './contents.ts'
import { Origins } from './origins.ts'
import type { Survey } from './survey.ts'
import type { Unopened } from './walk.ts'

/** Each is traced through the history; the others are called by their ids. */
const MOST_TRACED = 200
const SHOWN_ID = 12

/** What is to be said of them; nothing of those that stand only at paths which `wants` refuses. */
export async function tellUnopened(
  found: Pick<Survey, 'unopened' | 'table' | 'graph'>,
  contents: Contents,
  wants: (path: string) => boolean,
): Promise<{ problems: readonly Problem[]; skipped: readonly Skipped[] }> {
  const { unopened, table } = found
  if (unopened.length === 0) return { problems: [], skipped: [] }
  const origins = new Origins(found.graph, table, contents)
  const all: Pick<Unopened, 'problems' | 'skipped'>[] = []
  for (const [i, one] of unopened.entries()) {
    const paths = i < MOST_TRACED ? await pathsOf(one.object, origins) : []
    const path = paths.find(wants)
    if (paths.length === 0 || path !== undefined) all.push(withNames(one, table.idOf(one.object), path))
  }
  return { problems: all.flatMap(({ problems }) => problems), skipped: all.flatMap(({ skipped }) => skipped) }
}

/** None where the way to it is damaged: that is said elsewhere. */
async function pathsOf(object: number, origins: Origins): Promise<string[]> {
  const nothing = new Set<number>()
  try {
    const { paths } = await origins.of({ blobs: new Set([object]), trees: nothing, commits: nothing, tags: nothing }, async () => [])
    return paths.map(({ path }) => displayPath(path)).sort()
  } catch (error) {
    if (!(error instanceof CorruptData)) throw error
    return []
  }
}

function withNames({ problems, skipped }: Unopened, id: string, path: string | undefined): Pick<Unopened, 'problems' | 'skipped'> {
  const named = (where: string) => nameOf(where.slice(id.length), id, path)
  return {
    problems: problems.map(({ where, message }) => ({ where: named(where), message })),
    skipped: skipped.map((left) => ({ ...left, paths: left.paths.map(named) })),
  }
}

/** `inside` is the way from the archive on. What has no name of its own was called by its object's. */
function nameOf(inside: string, id: string, path: string | undefined): string {
  const way = inside === `!/${id}` ? '' : inside
  const object = `object ${id.slice(0, SHOWN_ID)}`
  return path === undefined ? object + way : `${path}${way} (${object})`
}
