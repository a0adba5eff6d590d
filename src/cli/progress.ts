// One line on a terminal's error stream that says how far a long scan is; nothing elsewhere.
import type { AuditProgress } from '../audit-options.ts'
import { number } from '../report/human/amounts.ts'
import type { ScanProgress } from '../scan/job.ts'
import type { AskingProgress } from '../verification.ts'
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
export function progressOn(screen: Screen, now: () => number): Progress<ScanProgress> {
  return lineOn(screen, now, scanText)
}

/** Of an audit of a repository's history. `now` gives milliseconds. */
export function auditProgressOn(screen: Screen, now: () => number): Progress<AuditProgress> {
  return lineOn(screen, now, auditText)
}

/** Of what scans files, then perhaps a history; each for itself. `now` gives milliseconds. */
export function anyProgressOn(screen: Screen, now: () => number): Progress<ScanProgress | AuditProgress> {
  let startOfAudit: number | undefined
  return lineOn(screen, now, (state, seconds) => {
    if (!('totalObjects' in state)) return scanText(state, seconds)
    startOfAudit ??= seconds
    return auditText(state, Math.max(seconds - startOfAudit, 1))
  })
}

/** Of questions to issuers. `now` gives milliseconds. */
export function askingProgressOn(screen: Screen, now: () => number): Progress<AskingProgress> {
  return lineOn(screen, now, ({ answers, questions }, seconds) => {
    return `straykey: asking issuers, ${number(answers)} of ${number(questions)} answered${timeLeft(answers, questions, seconds)}`
  })
}

function scanText({ blobs, bytes, planned = 0 }: ScanProgress, seconds: number): string {
  const of = planned > 1 ? ` of ${number(planned)}` : ''
  return `straykey: ${number(blobs)}${of} files, ${ratesOf(bytes, seconds)}${planned > 1 ? timeLeft(blobs, planned, seconds) : ''}`
}

/** The time left is told by what is read of the packs: objects differ too much in size. */
function auditText({ objects, totalObjects, bytes, packedBytes, totalPackedBytes }: AuditProgress, seconds: number): string {
  const left = timeLeft(packedBytes, totalPackedBytes, seconds)
  return `straykey: ${number(objects)} of ${number(totalObjects)} objects, ${ratesOf(bytes, seconds)}${left}`
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

function timeLeft(done: number, total: number, seconds: number): string {
  if (done <= 0 || total <= 0) return ''
  if (done >= total) return ', finishing'
  const left = Math.ceil((seconds * (total - done)) / done)
  if (left < 60) return `, ${left} s left`
  const minutes = Math.ceil(left / 60)
  return minutes < 60 ? `, ${minutes} min left` : `, ${Math.floor(minutes / 60)} h ${minutes % 60} min left`
}
