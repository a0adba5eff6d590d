import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import type { AuditOptions } from '../../src/audit-options.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { formats, plainStyle } from '../../src/report/index.ts'
import { secretRepository, stores } from '../support/random-repository.ts'
import { git, gitEnvironment } from '../support/repo.ts'

/** What a report says, in the two forms that people and programs read. */
async function reportOn(folder: string, options: AuditOptions): Promise<{ json: unknown; human: string }> {
  const report = await audit({ folder, environment: gitEnvironment, cache: false, threads: 1, ...options })
  const style = plainStyle('1.2.3')
  return { json: JSON.parse(formats.json(report, style)), human: formats.human(report, style) }
}

/** The engine and the plain walk say the same; gives how many secrets. */
async function expectSame(folder: string, seed: string, options: AuditOptions = {}): Promise<number> {
  const [plain, engine] = [await reportOn(folder, { ...options, plain: true }), await reportOn(folder, options)]
  const { findings, problems } = plain.json as { findings: unknown[]; problems: unknown[] }
  expect(problems, seed).toEqual([])
  expect(engine, seed).toEqual(plain)
  return findings.length
}

const first = Number(process.env.STRAYKEY_SEED ?? 1)
const count = Number(process.env.STRAYKEY_RUNS ?? 1)
const seeds = Array.from({ length: count }, (_, i) => first + i)

async function stored(random: Random, how: string, format?: 'sha256'): Promise<string> {
  const folder = await secretRepository(random, 12 + random(30), format)
  stores[how]?.(folder, random)
  return folder
}

describe('the engine reports what the plain walk reports', () => {
  it.each(Object.keys(stores).flatMap((how) => seeds.map((seed) => [how, seed] as const)))('stored as: %s (seed %i)', async (how, seed) => {
    const folder = await stored(seededRandom(seed), how)
    expect(await expectSame(folder, `seed ${seed}`)).toBeGreaterThan(0)
    git(folder, 'fsck', '--no-progress')
  })

  it.each(seeds)('with SHA-256 (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const kinds = Object.keys(stores).filter((how) => how !== 'an index of version 1')
    const how = kinds[random(kinds.length)] ?? ''
    expect(await expectSame(await stored(random, how, 'sha256'), `${how}, seed ${seed}`)).toBeGreaterThan(0)
  })

  it.each(seeds)('of a range, of new commits and with authors (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const folder = await stored(random, 'one pack')
    const commits = git(folder, 'rev-list', '--all').trim().split('\n')
    const range = `${commits[random(commits.length)]}..HEAD`
    for (const options of [{ range }, { onlyNew: true }, { authors: true, branches: ['main'] }])
      await expectSame(folder, `seed ${seed}`, options)
  })
})
