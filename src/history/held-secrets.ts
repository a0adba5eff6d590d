// Holdings by secret: the same value may be seen in thousands of objects; here it is one.
import { entryTypes } from '../git/pack-entries.ts'
import type { HoldingsParts } from './holdings.ts'

/** A secret, and the numbers of the objects that hold it, each once. */
export interface HeldSecret {
  readonly fingerprint: string
  readonly blobs: ReadonlySet<number>
  /** In the name of one of its entries. */
  readonly trees: ReadonlySet<number>
  /** In its message or header. */
  readonly commits: ReadonlySet<number>
  readonly tags: ReadonlySet<number>
}

/** A secret whose objects are being collected. */
interface Growing extends HeldSecret {
  readonly blobs: Set<number>
  readonly trees: Set<number>
  readonly commits: Set<number>
  readonly tags: Set<number>
}

/** All secrets, sorted by fingerprint. */
export function bySecret({ secrets, sets, holders }: HoldingsParts<string>): HeldSecret[] {
  const held = secrets.map(
    (fingerprint): Growing => ({ fingerprint, blobs: new Set(), trees: new Set(), commits: new Set(), tags: new Set() }),
  )
  for (let i = 0; i < holders.length; i += 3) {
    for (const index of sets[holders[i + 2] as number] ?? []) add(held[index] as Growing, holders[i] as number, holders[i + 1] as number)
  }
  return held.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
}

function add({ blobs, trees, commits, tags }: Growing, object: number, kind: number): void {
  const into = kind === entryTypes.blob ? blobs : kind === entryTypes.tree ? trees : kind === entryTypes.commit ? commits : tags
  into.add(object)
}
