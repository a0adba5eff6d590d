// What a commit's header says (git-commit-tree, "Commit information"): its tree, its parents, and when it was made. Read in
// place, since a history has as many headers as commits.

/** Places of ids in hexadecimal are offsets in the bytes that were read. */
export interface CommitHeader {
  /** -1 when it is missing. */
  readonly treeAt: number
  readonly parentsAt: readonly number[]
  /** Seconds since 1970, UTC; 0 where the header says none. */
  readonly authorTime: number
  readonly committerTime: number
}

const LINE_FEED = 10
const SPACE = 32
const HYPHEN = 45
const ZERO = 48
const NINE = 57
const MOST_DIGITS = 15

/** Reads the commit object in [from, to) of the bytes. What is missing is empty. */
export function readCommitHeader(bytes: Uint8Array, from: number, to: number): CommitHeader {
  const parentsAt: number[] = []
  let [treeAt, authorTime, committerTime] = [-1, 0, 0]
  for (let at = from; at < to && bytes[at] !== LINE_FEED; ) {
    const end = lineEnd(bytes, at, to)
    if (begins(bytes, at, TREE)) treeAt = treeAt < 0 ? at + TREE.length : treeAt
    else if (begins(bytes, at, PARENT)) parentsAt.push(at + PARENT.length)
    else if (begins(bytes, at, AUTHOR)) authorTime = timeBefore(bytes, end, at)
    else if (begins(bytes, at, COMMITTER)) {
      committerTime = timeBefore(bytes, end, at)
      break
    }
    at = end + 1
  }
  return { treeAt, parentsAt, authorTime, committerTime }
}

const [TREE, PARENT, AUTHOR, COMMITTER] = ['tree ', 'parent ', 'author ', 'committer '].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
]

function begins(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false
  return true
}

function lineEnd(bytes: Uint8Array, at: number, to: number): number {
  let end = at
  while (end < to && bytes[end] !== LINE_FEED) end++
  return end
}

/** The time in a line that ends with `> SECONDS ZONE`. */
function timeBefore(bytes: Uint8Array, end: number, start: number): number {
  let at = end - 1
  while (at > start && bytes[at] !== SPACE) at--
  let [time, scale] = [0, 1]
  for (let digits = 0; isDigit(bytes[at - 1]) && digits < MOST_DIGITS; digits++, at--, scale *= 10) {
    time += ((bytes[at - 1] as number) - ZERO) * scale
  }
  return bytes[at - 1] === HYPHEN ? -time : time
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE
}
