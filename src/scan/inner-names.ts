// Names inside an archive: a key in one is a finding, as it is in a file's.
import type { Detector } from '../detect/detector.ts'
import type { BlobMatches } from '../model.ts'
import { matchTexts } from './match-texts.ts'

/** Characters of paths that are looked at together. */
const BATCH = 1 << 20

export class InnerNames {
  readonly found: BlobMatches[] = []
  readonly #archive: string
  readonly #detector: Detector
  /** Paths, with the bytes that come before the name. */
  readonly #waiting = new Map<string, number>()
  #characters = 0

  /** `archive` is the path of the outermost one. */
  constructor(archive: string, detector: Detector) {
    this.#archive = archive
    this.#detector = detector
  }

  /** `container` is the path of what the entry is in: its own name is other people's business. */
  async add(path: string, container: string): Promise<void> {
    this.#waiting.set(path, Buffer.byteLength(container))
    this.#characters += path.length
    if (this.#characters > BATCH) await this.match()
  }

  /** Looks at all that was added and not looked at. */
  async match(): Promise<void> {
    for (const [path, all] of await matchTexts([...this.#waiting.keys()], this.#detector)) {
      const matches = all.filter(({ start }) => start > (this.#waiting.get(path) ?? 0))
      if (matches.length > 0) this.found.push({ path, matches, allowances: [], existing: new Set(), archive: this.#archive })
    }
    this.#waiting.clear()
    this.#characters = 0
  }
}
