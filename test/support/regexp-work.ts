// Counts the steps of every expression that some code runs, whoever wrote it and wherever it is kept: while the code runs, each
// execution is repeated by a matcher that counts.
import { StepCounter } from './step-counter.ts'

export interface Work {
  readonly steps: number
  /** Bytes that were made a text. */
  readonly bytes: number
  /** Executions of which the counting matcher thinks otherwise than the engine. */
  readonly disagreements: readonly string[]
  /** The expression that took most steps in one execution, and how many. */
  readonly worst: { readonly source: string; readonly steps: number }
}

const counters = new Map<string, StepCounter>()
const MOST_STEPS = 2_000_000
const LAST_LATIN_1 = 0xff

function counterOf({ source, flags }: RegExp): StepCounter {
  const key = `${flags.replace(/[dgy]/g, '')}/${source}`
  const made = counters.get(key) ?? new StepCounter(source, flags)
  counters.set(key, made)
  return made
}

/** Runs the code; texts that it matches must be Latin-1 to be counted. */
export async function workOf(run: () => unknown): Promise<Work> {
  const native = RegExp.prototype.exec
  const buffer = Buffer.prototype.toString
  const disagreements: string[] = []
  let steps = 0
  let worst = { source: '', steps: 0 }
  let isCounting = false
  const recount = (regexp: RegExp, text: string, from: number): string | undefined => {
    const counted = counterOf(regexp).run(text, from, { sticky: regexp.sticky, most: MOST_STEPS })
    steps += counted.steps
    if (counted.steps > worst.steps) worst = { source: regexp.source, steps: counted.steps }
    return counted.steps === Number.POSITIVE_INFINITY ? undefined : `${counted.start} to ${counted.end}`
  }
  function exec(this: RegExp, text: string): RegExpExecArray | null {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const found = native.call(this, text)
    if (isCounting || !isLatin1(text) || from > text.length) return found
    isCounting = true
    const seen = recount(this, text, from)
    isCounting = false
    const expected = found ? `${found.index} to ${found.index + found[0].length}` : '-1 to -1'
    if (seen !== undefined && seen !== expected)
      disagreements.push(`${this} at ${from} of ${JSON.stringify(text)}: ${seen}, not ${expected}`)
    return found
  }
  let bytes = 0
  Buffer.prototype.toString = function (this: Buffer, encoding?: BufferEncoding, from = 0, to = this.length): string {
    bytes += to - from
    return buffer.call(this, encoding, from, to)
  }
  RegExp.prototype.exec = exec
  try {
    await run()
  } finally {
    RegExp.prototype.exec = native
    Buffer.prototype.toString = buffer
  }
  return { steps, bytes, disagreements, worst }
}

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > LAST_LATIN_1) return false
  return true
}
