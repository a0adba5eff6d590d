// A change as a unified diff, which patch and git apply understand. Our changes are in one place of a file, so one hunk is enough.
import { linesOf } from './lines.ts'
import type { FileChange } from './plan.ts'

const CONTEXT = 3

/** `name` is how the path is shown, `/` between names. */
export function unifiedDiff({ before, after }: FileChange, name: string): string {
  const [old, young] = [linesOf(before?.toString() ?? ''), linesOf(after?.toString() ?? '')]
  const head = alike(old, young)
  const tail = alike(old.slice(head).reverse(), young.slice(head).reverse())
  const start = Math.max(0, head - CONTEXT)
  const context = [old.slice(start, head), old.slice(old.length - tail, old.length - tail + CONTEXT)] as const
  const [gone, come] = [old.slice(head, old.length - tail), young.slice(head, young.length - tail)]
  const around = context[0].length + context[1].length
  const hunk = `@@ -${range(start, gone.length + around)} +${range(start, come.length + around)} @@\n`
  const body = [...signed(' ', context[0]), ...signed('-', gone), ...signed('+', come), ...signed(' ', context[1])]
  return [`--- ${side(before, 'a', name)}\n`, `+++ ${side(after, 'b', name)}\n`, hunk, ...body].join('')
}

function side(text: Buffer | undefined, prefix: string, name: string): string {
  if (text === undefined) return '/dev/null'
  return name.startsWith('/') ? name : `${prefix}/${name}`
}

/** How many lines two texts begin with alike. */
function alike(a: readonly string[], b: readonly string[]): number {
  const first = a.findIndex((line, i) => line !== b[i])
  return first < 0 ? a.length : first
}

/** An empty range is named by the line before it. */
function range(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`
}

function signed(sign: string, lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`))
}
