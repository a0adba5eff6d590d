// Days on a line of a thousand units.

const LENGTH = 1000
const MOST_TICKS = 8
const DAY_MS = 24 * 60 * 60 * 1000
/** Months between ticks. */
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
const LONGEST_STEP = 12_000

export interface Axis {
  /** Milliseconds since 1970, UTC. */
  readonly start: number
  readonly end: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
}

/** Holds all days, each `YYYY-MM-DD`, and ends with today, unless somebody's clock was wrong. */
export function axisOf(days: readonly string[], today: string | undefined): Axis {
  const times = [...days, ...(today === undefined ? [] : [today])].map((day) => Date.parse(day))
  const end = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const first = times.reduce((a, b) => Math.min(a, b), end)
  // A bar of a day on an axis of a day would say nothing.
  const start = Math.min(first, end - 30 * DAY_MS)
  const axis = { start, end, ticks: [] }
  const { times: marks, step } = ticksOf(start, end)
  return { ...axis, ticks: marks.map((time) => ({ at: placeOf(axis, time), label: labelOf(time, step) })) }
}

/** From 0 to 1000. */
export function placeOn(axis: Axis, day: string): number {
  return placeOf(axis, Date.parse(day))
}

function placeOf({ start, end }: Axis, time: number): number {
  return Math.round(((time - start) / (end - start)) * LENGTH)
}

/** The first days of months, or of years, and how many months are between them. */
function ticksOf(start: number, end: number): { readonly times: number[]; readonly step: number } {
  const [first, last] = [monthOf(start), monthOf(end)]
  const step = STEPS.find((size) => (last - first) / size <= MOST_TICKS) ?? LONGEST_STEP
  const amount = Math.floor((last - first) / step) + 2
  const months = Array.from({ length: amount }, (_, i) => (Math.floor(first / step) + i) * step)
  const times = months
    .map((month) => Date.parse(`${yearText(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`))
    .filter((time) => time >= start && time <= end)
  return { times, step }
}

/** Months since the year 0. */
function monthOf(time: number): number {
  const date = new Date(time)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}

/** The year says all where each tick is in another one. */
function labelOf(time: number, step: number): string {
  return new Date(time).toISOString().slice(0, step % 12 === 0 ? 4 : 7)
}
