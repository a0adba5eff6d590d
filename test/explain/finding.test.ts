// What is said of a finding: nothing of its value, and something of why it was found, whichever rule found it.
import { describe, expect, it } from 'vitest'
import { explainFinding } from '../../src/explain/finding.ts'
import { seek } from '../../src/explain/seek.ts'
import { leaksIn, plantedKeys } from '../support/leaks.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'

const SEED = 81

/** All findings of a folder that holds an example of every rule, a file each. */
async function allFindings() {
  const planted = await plantedKeys(SEED)
  const folder = temporaryFolder()
  writeFiles(folder, Object.fromEntries(planted.map(({ rule, text }) => [`${rule}.txt`, `${text}\n`])))
  return { planted, ...(await seek('', { folder, sensitive: true, hygiene: false }, false)) }
}

describe('what is said of a finding', () => {
  it(`says why, without the value, for an example of every rule (seed ${SEED})`, async () => {
    const { planted, findings, report, witness } = await allFindings()
    expect(findings.length).toBeGreaterThan(1000)
    const said = findings.map((finding) => explainFinding(finding, report.rules, witness))
    const mute = said.filter((fields) => !['anchor', 'boundary'].every((name) => fields.some((field) => field.name === name)))
    expect(mute.map(([fingerprint]) => fingerprint?.lines[0])).toEqual([])
    const text = said.flatMap((fields) => fields.flatMap(({ lines }) => lines)).join('\n')
    expect(leaksIn(text, planted)).toEqual([])
  })
})
