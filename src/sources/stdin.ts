// One blob from the stream that the rim hands over.
import type { Source } from '../model.ts'

export const stdin: Source<string> = {
  async plan({ stdin: piped }) {
    return { work: piped ? [piped.name] : [], names: [], problems: [], skipped: [] }
  },
  *open(name, { stdin: piped }) {
    if (!piped) return
    const chunks = piped.stream[Symbol.asyncIterator]()
    let rest: Uint8Array = new Uint8Array()
    const read = async (into: Uint8Array): Promise<number> => {
      while (rest.length === 0) {
        const next = await chunks.next()
        if (next.done) return 0
        rest = next.value
      }
      const count = Math.min(rest.length, into.length)
      into.set(rest.subarray(0, count))
      rest = rest.subarray(count)
      return count
    }
    yield { kind: 'blob', blob: { path: name, read, close: () => void chunks.return?.() } }
  },
}
