// What is recognized, however its bytes come.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isPacked, recognize } from '../../src/archives/recognition/recognize.ts'
import { HEAD_BYTES } from '../../src/archives/recognition/signatures.ts'
import { Detector } from '../../src/detect/detector.ts'
import { seededRandom } from '../../src/random.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { lookWith } from '../../src/scan/look.ts'
import { blobOf } from '../support/detect.ts'
import { githubKey } from '../support/fake-keys.ts'
import { atHand, compressors, tarOf, zipOf } from '../support/packing.ts'

const text = Buffer.from(`key = ${githubKey(41)}\n`)
const look = lookWith(new Detector(builtinRules()), { depth: 4, bytes: 2 ** 30 })

async function samples(): Promise<[name: string, bytes: Buffer][]> {
  return [
    ['zip', zipOf({ 'a.env': text })],
    ['tar', await tarOf({ 'a.env': text })],
    ...atHand.map((kind) => [kind, compressors[kind]?.(text) ?? Buffer.alloc(0)] as [string, Buffer]),
  ]
}

describe('a container is recognized', () => {
  it('where it comes in pieces of any size', async () => {
    for (const [name, bytes] of await samples()) {
      for (const pieceBytes of [1, 7, 100, 511, 512, 4096]) {
        const { blobs } = await look({ path: 'a.bin', ...blobOf(bytes, pieceBytes) })
        expect(
          blobs.map(({ path }) => path),
          `${name} by ${pieceBytes}`,
        ).toEqual([expect.stringMatching(/^a\.bin!\/a(?:\.env)?$/)])
      }
    }
  })

  it('among the objects of a history as in files', async () => {
    const random = seededRandom(5)
    const texts = ['', 'PK', '#!/bin/sh\n', '%PDF', 'Rar!', 'BZh91', '7z', '\x1f\x8b', 'x'.repeat(600)].map((one) =>
      Buffer.from(one, 'latin1'),
    )
    const noise = Array.from({ length: 200 }, () => Buffer.from(Array.from({ length: random(700) }, () => random(256))))
    const others = [Buffer.concat([Buffer.from('#!/bin/sh\n'), zipOf({ a: 'b' })]), gzipSync(text).subarray(0, 30)]
    for (const bytes of [...(await samples()).map(([, one]) => one), ...texts, ...noise, ...others]) {
      const before = random(100)
      const memory = Buffer.concat([Buffer.alloc(before, 'P'), bytes, Buffer.alloc(600, '0')])
      const seen = await look({ path: 'a.bin', ...blobOf(bytes) })
      const isSeen = (seen.scanned.packed ?? 0) + seen.problems.length + seen.skipped.length > 0
      expect(isPacked(memory, before, bytes.length), bytes.toString('hex', 0, 40)).toBe(isSeen)
    }
  })
})

it('a tar is recognized by its checksum, also without a magic', async () => {
  const tar = await tarOf({ 'a.txt': 'x' })
  expect(recognize(tar.subarray(0, HEAD_BYTES))?.name).toBe('tar')
  const changed = Buffer.from(tar)
  changed[0] = 0x62
  expect(recognize(changed.subarray(0, HEAD_BYTES))).toBeUndefined()
  expect(recognize(Buffer.alloc(HEAD_BYTES))).toBeUndefined()
  expect(recognize(Buffer.alloc(HEAD_BYTES, '0'))).toBeUndefined()
})
