// The lines of a file of any size, in bytes as Latin-1 characters.
import { CorruptData } from '../errors.ts'
import { NOT_A_FILE, openFile } from '../files/open-file.ts'

const CHUNK_BYTES = 1 << 18
const LONGEST_LINE = 1 << 24

/** Gives lines without their line feeds. Throws CorruptData when it is no file, can't be read, or a line exceeds 16 MiB. */
export function* readLines(file: string | Buffer): Generator<string> {
  const opened = openFile(file)
  if (opened.state === 'gone') return
  if (opened.state === 'link') throw new CorruptData('it is a link, which is not followed')
  if (opened.state === 'failed') throw new CorruptData(opened.message)
  try {
    yield* linesFrom(opened.read)
  } finally {
    opened.close()
  }
}

function* linesFrom(read: (into: Uint8Array) => number | Promise<number>): Generator<string> {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let rest = ''
  for (;;) {
    const count = read(chunk)
    // Only streams make one wait.
    if (typeof count !== 'number') throw new CorruptData(NOT_A_FILE)
    if (count === 0) break
    const lines = (rest + chunk.toString('latin1', 0, count)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new CorruptData('it has a line of more than 16 MiB')
    yield* lines
  }
  if (rest !== '') yield rest
}
