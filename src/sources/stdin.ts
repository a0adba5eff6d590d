// One blob from the stream that the rim hands over.
import { readChunks } from '../files/read-chunks.ts'
import type { Source } from '../model.ts'

export const stdin: Source<string> = {
  async plan({ stdin: piped }) {
    return { work: piped ? [piped.name] : [], names: [], problems: [], skipped: [] }
  },
  *open(name, { stdin: piped }) {
    if (!piped) return
    const chunks = piped.stream[Symbol.asyncIterator]()
    yield { kind: 'blob', blob: { path: name, read: readChunks(chunks), close: () => void chunks.return?.() } }
  },
}
