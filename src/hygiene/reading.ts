// The text of a small file, from where the scan looks: the disk, or git's index.
import path from 'node:path'
import { openFile } from '../files/open-file.ts'
import { runGit } from '../git/git.ts'
import { askedOf } from './asking.ts'
import type { Gathered } from './gathered.ts'

/** Files of settings are small; nobody keeps a megabyte of them. */
const MOST_BYTES = 2 ** 20

export async function readFrom(name: string, gathered: Gathered): Promise<string | undefined> {
  return gathered.mode === 'staged' ? readStaged(name, gathered) : readFile(path.join(gathered.root, name))
}

async function readStaged(name: string, gathered: Gathered): Promise<string | undefined> {
  const [asked] = askedOf([name], gathered)
  if (!asked) return undefined
  const { code, output } = await runGit(['cat-file', 'blob', `:${asked.names.get(name)}`], asked.place)
  return code === 0 && output.length <= MOST_BYTES ? output.toString() : undefined
}

/** Links are not followed. */
function readFile(file: string): string | undefined {
  const opened = openFile(file)
  if (opened.state !== 'open') return undefined
  try {
    const { sizeBytes, read } = opened.stored()
    if (sizeBytes > MOST_BYTES) return undefined
    const bytes = Buffer.alloc(sizeBytes)
    return bytes.toString('utf8', 0, read(bytes, 0))
  } finally {
    opened.close()
  }
}
