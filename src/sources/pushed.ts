// What commits and tags bring that somebody has not yet: every object, each once, as git lists them.
import { displayPath } from '../files/raw-path.ts'
import { type GitPlace, NOT_STARTED, ownershipRemedy, runGit } from '../git/git.ts'
import { ObjectReader, type ObjectStream } from '../git/object-reader.ts'
import type { Opened, Plan, Source, Target } from '../model.ts'

/** An object and the first path at which it stands; none for commits, tags and root trees. */
export interface PushedObject {
  readonly id: string
  readonly path: string
}

export const pushed: Source<readonly PushedObject[]> = {
  async plan(target) {
    const { tips, known } = target.pushed ?? { tips: [], known: [] }
    if (tips.length === 0) return NOTHING
    const listed = await runGit(['rev-list', '--objects', ...tips, ...(known.length > 0 ? ['--not', ...known] : []), '--'], placeOf(target))
    if (listed.code !== 0) return { ...NOTHING, problems: [{ where: 'git rev-list', message: complaintOf(listed.complaint, target) }] }
    const objects = parseObjects(listed.output)
    // An object may stand at other paths, too, so none is left out for its path here.
    return { ...NOTHING, work: [objects], names: [...new Set(objects.map(({ path }) => path))].filter(Boolean) }
  },
  async *open(objects, target) {
    const reader = new ObjectReader(placeOf(target))
    try {
      for (const object of objects) yield* openObject(reader, object)
    } finally {
      await reader.close()
    }
  },
}

const NOTHING: Plan<readonly PushedObject[]> = { work: [], names: [], problems: [], skipped: [] }

function placeOf({ root, environment }: Target): GitPlace {
  return { folder: root, environment, asTold: true }
}

function complaintOf(complaint: string, { root }: Target): string {
  const [sentence = NOT_STARTED] = complaint.replace(/^(?:fatal|error): /, '').split('\n')
  return `git can't list what is new (${sentence}); run: ${ownershipRemedy(complaint, root) ?? 'git fetch --all'}`
}

/** A line each: the id, and a path where there is one. */
function parseObjects(output: Buffer): PushedObject[] {
  const lines = output.toString('latin1').split('\n').filter(Boolean)
  return lines.map((line) => {
    const [id = ''] = line.split(' ', 1)
    return { id, path: displayPath(line.slice(id.length + 1)) }
  })
}

/** Trees hold names alone, and those have been listed. */
async function* openObject(reader: ObjectReader, { id, path }: PushedObject): AsyncIterable<Opened> {
  const stream = await reader.open(id).catch((error: Error) => error)
  if (stream instanceof Error) yield { kind: 'problem', problem: { where: path || id, message: stream.message } }
  else if (stream.kind === 'tree') await drain(stream)
  else {
    const name = stream.kind === 'blob' && path !== '' ? path : `${stream.kind} ${id.slice(0, SHORT)}`
    yield { kind: 'blob', blob: { path: name, read: stream.read, close: () => {} } }
  }
}

const SHORT = 12
const DRAIN_BYTES = 1 << 16

async function drain({ read }: ObjectStream): Promise<void> {
  const bytes = new Uint8Array(DRAIN_BYTES)
  while ((await read(bytes)) > 0);
}
