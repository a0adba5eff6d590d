// One line on a terminal's error stream that says how far a long scan is; nothing elsewhere.
import type { Scanned } from '../model.ts'
import type { Screen } from './command.ts'

const SILENT_MS = 1000
const EVERY_MS = 100
const CLEAR_LINE = '\r\x1b[K'

export interface Progress {
  update(scanned: Scanned): void
  clear(): void
}

/** `now` gives milliseconds. */
export function progressOn(screen: Screen, now: () => number): Progress {
  if (!screen.isTTY) return { update: () => {}, clear: () => {} }
  const started = now()
  let shownAt = started + SILENT_MS - EVERY_MS
  let shown = false
  return {
    update({ blobs, bytes }) {
      const time = now()
      if (time - shownAt < EVERY_MS) return
      shownAt = time
      shown = true
      const rate = bytes / 1e6 / ((time - started) / 1000)
      screen.write(`${CLEAR_LINE}straykey: ${blobs} files, ${(bytes / 1e6).toFixed(0)} MB, ${rate.toFixed(0)} MB/s`)
    },
    clear() {
      if (shown) screen.write(CLEAR_LINE)
    },
  }
}
