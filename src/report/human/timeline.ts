// A secret's way through history, in a few lines: since when, where, whether still, and what reaches it.
import type { CommitMark, Finding, Timeline } from '../../model.ts'
import type { Style } from '../../report-model.ts'
import { count, someOf } from './amounts.ts'
import { printable } from './printable.ts'

const LABEL = 11
const ID = 12
const PATHS_SHOWN = 2
const REFS_SHOWN = 3
const DAY = 'YYYY-MM-DD'.length

/** The lines, indented; none for a finding outside history. */
export function timelineLines({ timeline }: Finding, { verbose }: Pick<Style, 'verbose'>): string[] {
  if (!timeline) return []
  return [
    ...(timeline.first ? [line('first in', markText(timeline.first))] : []),
    line('was in', extentText(timeline, verbose)),
    ...(timeline.left ? [line('left HEAD', markText(timeline.left))] : []),
    ...presenceLines(timeline),
    reachLine(timeline, verbose),
  ]
}

/** All in a few words, for a report of a line each. */
export function timelineWords({ timeline }: Finding): string {
  if (!timeline) return ''
  const { still } = presenceOf(timeline)
  const state = still.length > 0 ? `still in ${still.join(', ')}` : timeline.refs.length > 0 ? 'gone from HEAD' : 'no ref reaches it'
  return `  ${timeline.first ? `since ${shortId(timeline.first.id)}, ` : ''}${state}`
}

/** Whether `timelineLines` leaves something out unless everything is to be shown. */
export function isCut({ timeline }: Finding): boolean {
  if (!timeline) return false
  const { paths, refs, reflogs } = timeline
  return paths.length > PATHS_SHOWN || Math.max(refs.length, refs.length > 0 ? 0 : reflogs.length) > REFS_SHOWN
}

/** As much of an id as tells commits apart; what is no id stays. */
export function shortId(id: string): string {
  return printable(id).slice(0, ID)
}

function line(label: string, text: string): string {
  return `  ${label.padEnd(LABEL)}${text}`
}

function markText({ id, date, author }: CommitMark): string {
  return [shortId(id), printable(date).slice(0, DAY), ...(author ? [printable(author)] : [])].join('  ')
}

function extentText({ commits, objects, paths }: Timeline, verbose: boolean): string {
  const amounts = `${commits > 0 ? `${count(commits, 'commit')}, ` : ''}${count(objects, 'object')}`
  if (paths.length === 0) return amounts
  return `${amounts}; ${someOf(paths.map(printable), verbose ? paths.length : PATHS_SHOWN, 'path')}`
}

function presenceOf({ inHead, inIndex, inWorkTree }: Timeline) {
  const places = [
    { name: 'HEAD', holds: inHead },
    { name: 'the index', holds: inIndex },
    { name: 'the work tree', holds: inWorkTree },
  ]
  const named = (holds: boolean) => places.filter((place) => place.holds === holds).map(({ name }) => name)
  return { still: named(true), gone: named(false) }
}

function presenceLines(timeline: Timeline): string[] {
  const { still, gone } = presenceOf(timeline)
  const [last = '', ...others] = [...gone].reverse()
  const goneText = others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last
  if (still.length === 0) return [line('gone from', goneText)]
  return [line('still in', still.join(', ') + (gone.length > 0 ? `; gone from ${goneText}` : ''))]
}

function reachLine({ refs, reflogs, inIndex }: Timeline, verbose: boolean): string {
  if (refs.length > 0) return line('reached by', someOf(refs.map(refName), verbose ? refs.length : REFS_SHOWN))
  const names = someOf(reflogs.map(printable), verbose ? reflogs.length : REFS_SHOWN)
  const holder = names ? `reflog of ${names}` : inIndex ? 'held by the index alone' : 'dangling'
  return `  no ref reaches it; still in the object database (${holder})`
}

/** As git's users say it: without what the ref's kind says. */
function refName(ref: string): string {
  return printable(ref.replace(/^refs\/(?:heads|tags|remotes)\//, ''))
}
