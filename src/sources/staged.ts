// What `git commit` would record, from the index that git names; never the work tree. Writes nothing.
import path from 'node:path'
import { UserError } from '../errors.ts'
import { displayPath } from '../files/raw-path.ts'
import { type GitPlace, NOT_STARTED, ownershipRemedy } from '../git/git.ts'
import { listStaged, type StagedFile } from '../git/list-staged.ts'
import { ObjectReader, type ObjectStream } from '../git/object-reader.ts'
import type { Blob, Plan, Problem, Source, Target } from '../model.ts'
import { toSlashes } from '../slashes.ts'

const SUBMODULE = '160000'

export const staged: Source<readonly StagedFile[]> = {
  async plan(target) {
    // Both start at once: the one that gives contents is ready when the one that lists has answered.
    readers.set(target, new ObjectReader(placeOf(target)))
    const files = await listStaged(placeOf(target))
    if ('complaint' in files) {
      await readers.get(target)?.close()
      return { ...NOTHING, problems: [unlisted(files.complaint, target)] }
    }
    const inPaths = files.filter((file) => isBelow(file, target))
    const submodules = inPaths.filter(({ mode }) => mode === SUBMODULE).map(shown)
    const blobs = inPaths.filter(({ mode }) => mode !== SUBMODULE)
    const wanted = blobs.filter((file) => target.wants(shown(file)))
    const unwanted = blobs.filter((file) => !target.wants(shown(file))).map(shown)
    return {
      work: [wanted],
      names: wanted.filter(({ isNewName }) => isNewName).map(shown),
      problems: [],
      skipped: [
        ...(submodules.length > 0 ? [{ reason: 'submodule: its commits are its own', paths: submodules }] : []),
        ...(unwanted.length > 0 ? [{ reason: 'left out by --include or --exclude', paths: unwanted }] : []),
      ],
    }
  },
  async *open(files, target) {
    const reader = readers.get(target) ?? new ObjectReader(placeOf(target))
    try {
      for (const file of files) yield { kind: 'blob', blob: blobOf(reader, file) }
    } finally {
      await reader.close()
    }
  },
}

/** The reader that a target's plan has started; `open` ends it. */
const readers = new WeakMap<Target, ObjectReader>()

const NOTHING: Plan<readonly StagedFile[]> = { work: [], names: [], problems: [], skipped: [] }

function placeOf({ root, environment }: Target): GitPlace {
  return { folder: root, environment, asTold: true }
}

/** Throws UserError where there is no repository; whatever else keeps git from telling makes the scan incomplete. */
function unlisted(complaint: string, { root }: Target): Problem {
  const [sentence = ''] = complaint.replace(/^(?:fatal|error): /, '').split('\n')
  if (/not a git repository/.test(complaint)) throw new UserError(`${root}: ${sentence}; --staged needs one, name a path inside it`)
  return { where: '.', message: `git could not read what is staged (${sentence})${remedyFor(complaint, root)}` }
}

function remedyFor(complaint: string, root: string): string {
  return complaint === NOT_STARTED ? '' : `; run: ${ownershipRemedy(complaint, root) ?? 'git fsck'}`
}

/** Paths narrow the scan down; without any, all that is staged is meant. */
function isBelow(file: StagedFile, { paths, root }: Target): boolean {
  const relative = paths.map((place) => toSlashes(path.relative(root, place)))
  return relative.some((folder) => folder === '' || shown(file) === folder || shown(file).startsWith(`${folder}/`))
}

function shown({ path: raw }: StagedFile): string {
  return displayPath(raw)
}

function blobOf(reader: ObjectReader, file: StagedFile): Blob {
  const { id, earlierId } = file
  const earlier = async () => (earlierId === undefined ? undefined : objectBlob(reader, earlierId, shown(file)))
  return { ...objectBlob(reader, id, shown(file)), earlier }
}

/** Asks for the object when it is read, so that a missing one is a problem of this blob alone. */
function objectBlob(reader: ObjectReader, id: string, name: string): Blob {
  let stream: ObjectStream | undefined
  const read = async (into: Uint8Array): Promise<number> => {
    stream ??= await reader.open(id)
    return stream.read(into)
  }
  return { path: name, read, close: () => {} }
}
