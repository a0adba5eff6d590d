// Asks git what kind of object a name stands for, for many names at once.
import { exitCode, type GitPlace, startGit } from './git.ts'

export type ObjectKind = 'commit' | 'tag' | 'tree' | 'blob'

export interface KnownObject {
  /** In hexadecimal. */
  readonly id: string
  readonly kind: ObjectKind
}

const ANSWER = /^([0-9a-f]{40,64}) (commit|tag|tree|blob)$/

/** In a partial clone git before 2.45 ends at each object that it would have to fetch; then the next run begins behind it. */
const MOST_RUNS = 200

/** The object for each name that git has one for. Names may go on with `^{}`, which stands for what a tag leads to. */
export async function findObjects(names: readonly string[], place: GitPlace): Promise<ReadonlyMap<string, KnownObject>> {
  const found = new Map<string, KnownObject>()
  for (let done = 0, runs = 0; done < names.length && runs < MOST_RUNS; done++, runs++) {
    const answers = await ask(names.slice(done), place)
    for (const answer of answers) {
      const [, id, kind] = ANSWER.exec(answer) ?? []
      const name = names[done]
      if (name !== undefined && id !== undefined) found.set(name, { id, kind: kind as ObjectKind })
      done += 1
    }
  }
  return found
}

/** One line for each name, or fewer. */
async function ask(names: readonly string[], place: GitPlace): Promise<string[]> {
  const child = startGit(['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], place)
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stdin.end(names.map((name) => `${name}\n`).join(''))
  await exitCode(child)
  return Buffer.concat(output).toString('latin1').split('\n').slice(0, -1)
}

/** Bytes of each object that git has, by id. */
export async function findSizes(ids: readonly string[], place: GitPlace): Promise<ReadonlyMap<string, number>> {
  const child = startGit(['cat-file', '--batch-check=%(objectname) %(objectsize)', '--buffer'], place)
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stdin.end(ids.map((id) => `${id}\n`).join(''))
  await exitCode(child)
  const lines = Buffer.concat(output).toString('latin1').split('\n')
  return new Map(
    lines.map((line) => line.split(' ')).flatMap(([id = '', size]) => (/^\d+$/.test(size ?? '') ? [[id, Number(size)] as const] : [])),
  )
}
