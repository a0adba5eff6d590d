// Tar, in all its formats. A link's text is its target, as in git.
import { Readable } from 'node:stream'
import { extract, type Header } from 'tar-stream'
import type { RawPath } from '../files/raw-path.ts'
import type { Chunks, Entry } from './reading/container.ts'
import { toCorrupt } from './reading/decoding.ts'

export async function* unpack(chunks: Chunks): AsyncIterable<Entry> {
  const tar = extract(OPTIONS)
  const source = Readable.from(chunks)
  source.on('error', (error) => tar.destroy(error))
  source.pipe(tar as unknown as NodeJS.WritableStream)
  try {
    for await (const entry of tar) {
      yield toEntry(entry.header, entry as Chunks)
      // What nobody read stands before the next header.
      entry.resume()
    }
  } catch (error) {
    throw toCorrupt(error)
  } finally {
    source.destroy()
  }
}

/** Names stay bytes; headers older than POSIX count. The package's types know neither. */
const OPTIONS = { filenameEncoding: 'latin1', allowUnknownFormat: true } as object

function toEntry(header: Header, contents: Chunks): Entry {
  const name = nameOf(header)
  if (header.linkname) return { name, contents: linkText(header.linkname) }
  return header.type === 'directory' || header.size === 0 ? { name } : { name, contents: guarded(contents) }
}

async function* guarded(contents: Chunks): Chunks {
  try {
    yield* contents
  } catch (error) {
    throw toCorrupt(error)
  }
}

/** Names in extended headers are UTF-8, all others bytes. */
function nameOf({ name, pax }: Header): RawPath {
  const raw = (pax as { path?: string } | null | undefined)?.path === undefined ? name : Buffer.from(name).toString('latin1')
  return raw.replace(/^(?:\.\/+)+(?=.)/, '')
}

async function* linkText(target: string): Chunks {
  yield Buffer.from(target, 'latin1')
}
