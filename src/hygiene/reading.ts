// A small file's bytes, from where the scan looks: the disk, or git's index.
import path from 'node:path'
import { openFile } from '../files/open-file.ts'
import { runGit } from '../git/git.ts'
import { askedOf } from './asking.ts'
import type { Gathered } from './gathered.ts'

/** Files of settings are small; nobody keeps a megabyte of them. */
const MOST_BYTES = 2 ** 20

/** The first megabyte on disk; nothing when there is no such file, or git's is larger. Links are not followed. */
export async function readFrom(name: string, gathered: Gathered): Promise<Buffer | undefined> {
  if (gathered.mode === 'tree') return readFile(path.join(gathered.root, name))
  const [asked] = askedOf([name], gathered)
  return asked && readStaged(`:${asked.names.get(name)}`, asked.place)
}

async function readStaged(object: string, place: Parameters<typeof runGit>[1]): Promise<Buffer | undefined> {
  const size = await runGit(['cat-file', '-s', object], place)
  if (size.code !== 0 || Number(size.output.toString()) > MOST_BYTES) return undefined
  const { code, output } = await runGit(['cat-file', 'blob', object], place)
  return code === 0 ? output : undefined
}

function readFile(file: string): Buffer | undefined {
  const opened = openFile(file)
  if (opened.state !== 'open') return undefined
  try {
    const { sizeBytes, read } = opened.stored()
    const bytes = Buffer.alloc(Math.min(sizeBytes, MOST_BYTES))
    return bytes.subarray(0, read(bytes, 0))
  } catch {
    // A folder, or a device: no file of settings.
    return undefined
  } finally {
    opened.close()
  }
}
