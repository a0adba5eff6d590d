import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/random.ts'
import { secretRepository, stores } from '../support/random-repository.ts'
import { runCli } from '../support/run-cli.ts'

describe('the number of threads', () => {
  it.each(['one pack', 'several packs'])('changes no byte of a report: %s', async (how) => {
    const random = seededRandom(50)
    const folder = await secretRepository(random, 60)
    stores[how]?.(folder, random)
    for (const format of ['json', 'human']) {
      const runOf = (...args: string[]) => runCli(['history', '--no-cache', '--format', format, ...args], { folder })
      const one = await runOf('--threads', '1')
      expect(one.code).toBe(1)
      expect(await runOf('--threads', '4'), format).toEqual(one)
      expect((await runOf('--plain')).stdout, format).toBe(one.stdout)
    }
  })
})
