// What a commit's header says (git-commit-tree, "Commit information"): its tree, its parents, and when it was made.

export interface CommitHeader {
  /** Ids in hexadecimal. */
  readonly tree: string
  readonly parents: readonly string[]
  /** Seconds since 1970, UTC; 0 where the header says none. */
  readonly authorTime: number
  readonly committerTime: number
}

const TIME = /> (-?\d{1,15})(?: [+-]\d+)?$/

/** Reads the bytes of a commit object. What is missing is empty. */
export function parseCommitHeader(bytes: Buffer): CommitHeader {
  const end = bytes.indexOf('\n\n')
  const parents: string[] = []
  let [tree, authorTime, committerTime] = ['', 0, 0]
  for (const line of bytes.toString('latin1', 0, end < 0 ? bytes.length : end).split('\n')) {
    if (line.startsWith('tree ') && tree === '') tree = line.slice(5)
    else if (line.startsWith('parent ')) parents.push(line.slice(7))
    else if (line.startsWith('author ')) authorTime = timeOf(line)
    else if (line.startsWith('committer ')) {
      committerTime = timeOf(line)
      break
    }
  }
  return { tree, parents, authorTime, committerTime }
}

function timeOf(line: string): number {
  return Number(TIME.exec(line)?.[1] ?? 0)
}
