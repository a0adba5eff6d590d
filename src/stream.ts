// A scan as a stream: findings while it runs, and the whole report at its end.
import type { Finding } from './model.ts'
import type { Report } from './report-model.ts'
import { run, type ScanOptions } from './run.ts'

/**
 * Yields findings as soon as they are known, file by file: a secret that stands in several files comes once for each. The generator's
 * return value is the report, in which every secret is one finding. Leaving the loop early ends the scan. Throws UserError as `scan` does.
 */
export async function* scanStream(options: ScanOptions): AsyncGenerator<Finding, Report, undefined> {
  const waiting: Finding[] = []
  let wake = () => {}
  const ending = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal
  let isDone = false
  const onFindings = (findings: readonly Finding[]) => {
    waiting.push(...findings)
    wake()
  }
  const report = run({ ...options, signal, onFindings }).finally(() => {
    isDone = true
    wake()
  })
  // It is awaited below; a rejection before that must not end the process.
  report.catch(() => {})
  try {
    for (;;) {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) yield next
      if (isDone) return await report
      await new Promise<void>((resolve) => {
        wake = resolve
        if (isDone || waiting.length > 0) resolve()
      })
    }
  } finally {
    ending.abort()
  }
}
