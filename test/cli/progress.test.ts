// The line that says how far it is: on a terminal, and gone before the report.
import { describe, expect, it } from 'vitest'
import type { AuditProgress } from '../../src/audit-options.ts'
import { anyProgressOn, askingProgressOn, auditProgressOn, progressOn } from '../../src/cli/progress.ts'
import { terminalOf } from '../support/screen.ts'

const half: AuditProgress = { objects: 102_759, totalObjects: 205_518, bytes: 775e6, packedBytes: 38e6, totalPackedBytes: 76e6 }
const CLEAR = '\r\x1b[K'

/** What is on the line after each state, which come at so many seconds. */
function linesAfter(states: readonly (readonly [seconds: number, state: Partial<AuditProgress>])[], columns = 100): string[] {
  const { terminal, written } = terminalOf({ isTTY: true, columns })
  let seconds = 0
  const progress = auditProgressOn(terminal.stderr, () => seconds * 1000)
  return states.map(([at, state]) => {
    seconds = at
    progress.update({ ...half, ...state })
    return written.stderr.split(CLEAR).at(-1) ?? ''
  })
}

describe('the progress of an audit', () => {
  it('says objects, bytes, rate and time left', () => {
    expect(linesAfter([[5, {}]])).toEqual(['straykey: 102,759 of 205,518 objects, 775 MB, 155 MB/s, 5 s left'])
  })

  it.each([
    [10, 7.6e6, ', 2 min left'],
    [100, 1.9e6, ', 1 h 5 min left'],
    [5, 76e6, ', finishing'],
    [5, 80e6, ', finishing'],
    [5, 0, ' MB/s'],
  ])('after %i seconds and %i of 76e6 bytes of the packs ends with %s', (seconds, packedBytes, end) => {
    expect(linesAfter([[seconds, { packedBytes }]])[0]?.endsWith(end)).toBe(true)
  })

  it('says nothing in the first second, and no more than ten times in one', () => {
    const lines = linesAfter([
      [0.5, { objects: 1 }],
      [1, { objects: 2 }],
      [1.05, { objects: 3 }],
      [1.1, { objects: 4 }],
    ])
    expect(lines.map((line) => line.split(' ')[1] ?? '')).toEqual(['', '2', '2', '4'])
  })

  it('is never so wide that the terminal would wrap it', () => {
    expect(linesAfter([[5, {}]], 40)[0]).toHaveLength(39)
  })

  it('is cleared, once', () => {
    const { terminal, written } = terminalOf({ isTTY: true })
    let now = 0
    const progress = auditProgressOn(terminal.stderr, () => now)
    now = 2000
    progress.update(half)
    const before = written.stderr
    progress.clear()
    progress.clear()
    expect(written.stderr.slice(before.length)).toBe(CLEAR)
  })

  it('is silent where no terminal is', () => {
    const { terminal, written } = terminalOf()
    const progress = auditProgressOn(terminal.stderr, () => 1e6)
    progress.update(half)
    progress.say('x')
    progress.clear()
    expect(written.stderr).toBe('')
  })
})

describe('the progress of a scan', () => {
  /** What is on the line when so many seconds have passed. */
  function lineAt(seconds: number, state: Parameters<ReturnType<typeof progressOn>['update']>[0]): string {
    const { terminal, written } = terminalOf({ isTTY: true })
    let now = 0
    const progress = progressOn(terminal.stderr, () => now)
    now = seconds * 1000
    progress.update(state)
    return written.stderr.split(CLEAR).at(-1) ?? ''
  }

  it.each([
    [{ blobs: 1200, bytes: 400e6, planned: 4800 }, 'straykey: 1,200 of 4,800 files, 400 MB, 100 MB/s, 12 s left'],
    [{ blobs: 4800, bytes: 400e6, planned: 4800 }, 'straykey: 4,800 of 4,800 files, 400 MB, 100 MB/s, finishing'],
    [{ blobs: 12, bytes: 400e6 }, 'straykey: 12 files, 400 MB, 100 MB/s'],
    [{ blobs: 0, bytes: 400e6, planned: 1 }, 'straykey: 0 files, 400 MB, 100 MB/s'],
  ])('says files, rate, and the time left where it is known how many there are: %o', (state, line) => {
    expect(lineAt(4, state)).toBe(line)
  })
})

describe('the progress of what looks at files and then at a history', () => {
  it('tells each by its own time', () => {
    const { terminal, written } = terminalOf({ isTTY: true })
    let now = 0
    const progress = anyProgressOn(terminal.stderr, () => now)
    const lineAt = (seconds: number, state: Parameters<typeof progress.update>[0]) => {
      now = seconds * 1000
      progress.update(state)
      return written.stderr.split(CLEAR).at(-1) ?? ''
    }
    expect(lineAt(10, { blobs: 5, bytes: 10e6, planned: 10 })).toBe('straykey: 5 of 10 files, 10 MB, 1 MB/s, 10 s left')
    lineAt(20, { ...half, packedBytes: 0 })
    expect(lineAt(25, half)).toBe('straykey: 102,759 of 205,518 objects, 775 MB, 155 MB/s, 5 s left')
  })
})

describe('the progress of questions to issuers', () => {
  it('says how many are answered, and the time left', () => {
    const { terminal, written } = terminalOf({ isTTY: true })
    let now = 0
    const progress = askingProgressOn(terminal.stderr, () => now)
    now = 3000
    progress.update({ answers: 3, questions: 9 })
    expect(written.stderr.split(CLEAR).at(-1)).toBe('straykey: asking issuers, 3 of 9 answered, 6 s left')
  })
})
