// One line on a terminal's error stream that says how far a long scan is; nothing elsewhere.
import type { AuditProgress } from '../audit-options.ts'
import { number } from '../report/human/amounts.ts'
import type { Scanned } from '../report-model.ts'
import type { Screen } from './command.ts'

const SILENT_MS = 1000
const EVERY_MS = 100
const CLEAR_LINE = '\r\x1b[K'
/** A line as wide as the terminal could wrap, and then not be cleared. */
const NARROWEST = 80

export interface Progress<State> {
  update(state: State): void
  /** Leaves a line of its own. */
  say(text: string): void
  clear(): void
}

/** Of a scan. `now` gives milliseconds. */
export function progressOn(screen: Screen, now: () => number): Progress<Scanned> {
  return lineOn(screen, now, ({ blobs, bytes }, seconds) => `straykey: ${blobs} files, ${ratesOf(bytes, seconds)}`)
}

/** Of an audit of a repository's history. `now` gives milliseconds. */
export function auditProgressOn(screen: Screen, now: () => number): Progress<AuditProgress> {
  return lineOn(screen, now, (state, seconds) => {
    const { objects, totalObjects, bytes } = state
    return `straykey: ${number(objects)} of ${number(totalObjects)} objects, ${ratesOf(bytes, seconds)}${timeLeft(state, seconds)}`
  })
}

function lineOn<State>(screen: Screen, now: () => number, text: (state: State, seconds: number) => string): Progress<State> {
  if (!screen.isTTY) return { update: () => {}, say: () => {}, clear: () => {} }
  const started = now()
  let shownAt = started + SILENT_MS - EVERY_MS
  let shown = false
  const clear = () => {
    if (shown) screen.write(CLEAR_LINE)
    shown = false
  }
  return {
    update(state) {
      const time = now()
      if (time - shownAt < EVERY_MS) return
      shownAt = time
      shown = true
      screen.write(CLEAR_LINE + text(state, (time - started) / 1000).slice(0, (screen.columns || NARROWEST) - 1))
    },
    say(said) {
      clear()
      screen.write(`${CLEAR_LINE}${said}\n`)
    },
    clear,
  }
}

function ratesOf(bytes: number, seconds: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s`
}

/** By what is read of the packs: objects differ too much in size. */
function timeLeft({ packedBytes, totalPackedBytes }: AuditProgress, seconds: number): string {
  if (packedBytes <= 0 || totalPackedBytes <= 0) return ''
  if (packedBytes >= totalPackedBytes) return ', finishing'
  const left = Math.ceil((seconds * (totalPackedBytes - packedBytes)) / packedBytes)
  if (left < 60) return `, ${left} s left`
  const minutes = Math.ceil(left / 60)
  return minutes < 60 ? `, ${minutes} min left` : `, ${Math.floor(minutes / 60)} h ${minutes % 60} min left`
}
