import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../src/random.ts'
import { sha256 } from '../src/sha256.ts'

describe('sha256', () => {
  it("equals Node's, at every length around the ends of blocks (seed 20261151)", () => {
    const random = seededRandom(20261151)
    for (let length = 0; length < 300; length++) {
      const text = Array.from({ length }, () => String.fromCharCode(1 + random(300))).join('')
      expect(sha256(text), `of ${JSON.stringify(text)}`).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })
})
