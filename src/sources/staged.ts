// What `git commit` would record, from the index that git names; never the work tree. Writes nothing.
import { displayPath } from '../files/raw-path.ts'
import type { GitPlace } from '../git/git.ts'
import { listStaged, type StagedFile } from '../git/list-staged.ts'
import { ObjectReader } from '../git/object-reader.ts'
import type { Blob, Opened, Source, Target } from '../model.ts'

const SUBMODULE = '160000'

export const staged: Source<readonly StagedFile[]> = {
  async plan(target) {
    const files = await listStaged(placeOf(target))
    const submodules = files.filter(({ mode }) => mode === SUBMODULE).map(shown)
    const blobs = files.filter(({ mode }) => mode !== SUBMODULE)
    const wanted = blobs.filter((file) => target.wants(shown(file)))
    const unwanted = blobs.filter((file) => !target.wants(shown(file))).map(shown)
    return {
      work: wanted.length > 0 ? [wanted] : [],
      names: wanted.filter(({ earlierId }) => earlierId === undefined).map(shown),
      problems: [],
      skipped: [
        ...(submodules.length > 0 ? [{ reason: 'submodule: its commits are its own', paths: submodules }] : []),
        ...(unwanted.length > 0 ? [{ reason: 'left out by --include or --exclude', paths: unwanted }] : []),
      ],
    }
  },
  async *open(files, target) {
    const reader = new ObjectReader(placeOf(target))
    try {
      for (const file of files) yield await openOne(reader, file)
    } finally {
      await reader.close()
    }
  },
}

function placeOf({ paths: [folder = '.'], environment }: Target): GitPlace {
  return { folder, environment, asTold: true }
}

function shown({ path }: StagedFile): string {
  return displayPath(path)
}

async function openOne(reader: ObjectReader, file: StagedFile): Promise<Opened> {
  const { earlierId } = file
  const blob = await openBlob(reader, file.id, shown(file))
  return { kind: 'blob', blob: { ...blob, ...(earlierId && { earlier: () => openBlob(reader, earlierId, shown(file)) }) } }
}

async function openBlob(reader: ObjectReader, id: string, path: string): Promise<Blob> {
  const { read } = await reader.open(id)
  return { path, read, close: () => {} }
}
