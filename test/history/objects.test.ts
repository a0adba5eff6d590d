import { createHash } from 'node:crypto'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LayerDetector } from '../../src/detect/layer-detector.ts'
import { ObjectTable } from '../../src/git/object-table.ts'
import { PackReader } from '../../src/git/pack-reader.ts'
import { gatherObjects } from '../../src/history/object-set.ts'
import { Walk } from '../../src/history/walk.ts'
import { seededRandom } from '../../src/random.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { gitBytes } from '../support/random-history.ts'
import { secretRepository, stores } from '../support/random-repository.ts'
import { git } from '../support/repo.ts'

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')

/** Remembers each text that it is asked about. */
class Witness extends LayerDetector {
  readonly texts: string[] = []

  override detect() {
    this.texts.push(sha1(this.arena.text()))
    return super.detect()
  }
}

/** A hash of each object's contents as the walk makes them. */
function walked(folder: string): string[] {
  const objectFolders = [path.join(folder, '.git/objects')]
  const { table, packs, loose, problems } = gatherObjects(objectFolders, 20, () => undefined)
  expect([problems, loose]).toEqual([[], []])
  const witness = new Witness(builtinRules(), 1 << 26)
  const walk = new Walk(witness, new ObjectTable(table), 20)
  for (const pack of packs) {
    const reader = new PackReader(pack.file, 1 << 20)
    for (let family = 0; family + 1 < pack.families.starts.length; family++) walk.family(pack, reader, family)
    reader.close()
  }
  expect(walk.problems).toEqual([])
  return witness.texts.sort()
}

/** The same, as git prints them. */
function printed(folder: string): string[] {
  const bytes = gitBytes(folder, ['cat-file', '--batch-all-objects', '--batch'])
  const hashes: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const start = bytes.indexOf('\n', at) + 1
    const size = Number(bytes.toString('latin1', at, start).split(' ')[2])
    hashes.push(sha1(bytes.subarray(start, start + size)))
    at = start + size + 1
  }
  return hashes.sort()
}

describe('the objects that the walk makes', () => {
  it.each(['one pack', 'bases named by id', 'packed to the utmost', 'an index of version 1'])('are those of git: %s', async (how) => {
    for (const seed of [31, 32]) {
      const random = seededRandom(seed)
      const folder = await secretRepository(random, 40)
      stores[how]?.(folder, random)
      git(folder, 'prune', '--expire=now')
      git(folder, 'prune-packed')
      expect(walked(folder), `seed ${seed}`).toEqual(printed(folder))
    }
  })
})
