// A secret's way through history, as the page tells it: since when, where, whether still, and what reaches it.
import type { CommitMark, Timeline } from '../../model.ts'
import { count, someOf } from '../human/amounts.ts'
import { shortId } from '../human/timeline.ts'
import type { PagePast } from './page-data.ts'

const PATHS_SHOWN = 20
const REFS_SHOWN = 20
/** Of what git and people write, the day alone is a date for sure. */
const DAY_LENGTH = 'YYYY-MM-DD'.length
const DAY = /^\d{4}-\d\d-\d\d(?=T|$)/

export function pastOf(timeline: Timeline): PagePast {
  const [since, until] = [dayOf(timeline.first), dayOf(timeline.left)]
  return { ...(since && { since }), ...(until && { until }), state: stateOf(timeline), facts: factsOf(timeline) }
}

function dayOf(mark: CommitMark | undefined): string | undefined {
  const day = DAY.exec(mark?.date ?? '')?.[0]
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined
}

function stateOf({ inHead, refs }: Timeline): PagePast['state'] {
  if (inHead) return 'head'
  return refs.length > 0 ? 'reachable' : 'unreachable'
}

function factsOf(timeline: Timeline): [string, string][] {
  const { first, left, commits, objects, paths } = timeline
  const facts: [string, string][] = [
    ['First in', first ? [shortId(first.id), first.date.slice(0, DAY_LENGTH), ...(first.author ? [first.author] : [])].join(', ') : ''],
    ['Left HEAD in', left ? [shortId(left.id), left.date.slice(0, DAY_LENGTH)].join(', ') : ''],
    ['Was in', `${commits > 0 ? `${count(commits, 'commit')}, ` : ''}${count(objects, 'object')}`],
    ['Paths', someOf(paths, PATHS_SHOWN, 'path')],
    ['Still in', holdersOf(timeline, true)],
    ['Gone from', holdersOf(timeline, false)],
    ['Reached by', reachText(timeline)],
  ]
  return facts.filter(([, text]) => text !== '')
}

function holdersOf({ inHead, inIndex, inWorkTree }: Timeline, holds: boolean): string {
  const places = [
    { name: 'HEAD', is: inHead },
    { name: 'the index', is: inIndex },
    { name: 'the work tree', is: inWorkTree },
  ]
  return places.flatMap(({ name, is }) => (is === holds ? [name] : [])).join(', ')
}

function reachText({ refs, reflogs, inIndex }: Timeline): string {
  if (refs.length > 0) return someOf(refs, REFS_SHOWN)
  const holder = reflogs.length > 0 ? `the reflog of ${someOf(reflogs, REFS_SHOWN)}` : inIndex ? 'the index alone' : 'nothing: it dangles'
  return `no ref, but the object database still has it; held by ${holder}`
}
