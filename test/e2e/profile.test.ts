// --profile: what took how long, behind the report and apart from it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { githubKey } from '../support/fake-keys.ts'
import { repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

interface Costs {
  readonly milliseconds: number
  readonly stages: readonly { readonly stage: string; readonly milliseconds: number }[]
  readonly rules: readonly { readonly rule: string; readonly candidates: number; readonly tried: number; readonly matches: number }[]
}

const files = { 'a.ts': `x = '${githubKey()}'\nghp_ ghp_\n`, 'b.txt': 'nothing\n' }

async function costsOf(args: readonly string[], folder: string): Promise<Costs> {
  const { stderr } = await runCli([...args, '--profile-output', 'costs.json'], { folder })
  expect(stderr).toBe('')
  return JSON.parse(readFileSync(path.join(folder, 'costs.json'), 'utf8')) as Costs
}

describe('--profile', () => {
  test.each([
    ['scan', ['listing what there is', 'reading', 'searching for anchors', 'confirming']],
    ['history', ['listing what there is', 'walking', 'confirming', 'tracing']],
  ])('of %s says on standard error what took how long, and changes nothing else', async (command, stages) => {
    const folder = repository(files)
    const [usual, measured] = await Promise.all([
      runCli([command, '--no-color'], { folder }),
      runCli([command, '--no-color', '--profile', ...(command === 'history' ? ['--no-cache'] : [])], { folder }),
    ])
    expect([measured.code, usual.stderr]).toEqual([usual.code, ''])
    expect(measured.stdout.replace(/; \d+ of them remembered.*/, '.')).toBe(usual.stdout.replace(/; \d+ of them remembered.*/, '.'))
    for (const stage of [...stages, 'start-up', 'triage', 'reporting']) {
      expect(measured.stderr).toMatch(new RegExp(`^ {2}${stage}.* ms +\\d+ %$`, 'm'))
    }
    expect(measured.stderr).toMatch(/in one thread/)
    // A history's secrets are judged once more where they are shown.
    expect(measured.stderr).toMatch(/^ {2}github-pat-classic +[\d.]+ ms +\d+ +\d+ +[1-9]$/m)
  })

  test('counts for each rule what it looked at, tried and found', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, files)
    const { rules } = await costsOf([], folder)
    expect(rules.find(({ rule }) => rule === 'github-pat-classic')).toMatchObject({ candidates: 3, matches: 1 })
    const times = rules.map((rule) => (rule as unknown as { milliseconds: number }).milliseconds)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('has stages that add up to the whole', async () => {
    const { milliseconds, stages } = await costsOf([], repository(files))
    const sum = stages.reduce((total, stage) => total + stage.milliseconds, 0)
    expect(Math.abs(sum - milliseconds)).toBeLessThan(milliseconds / 100)
  })

  test('reads what is staged, and what is piped, as ever', async () => {
    const folder = repository()
    const { code, stderr } = await runCli(['-', '--profile'], { folder, input: githubKey() })
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Profile: ') })
  })

  test.each([
    ['several threads', ['--profile', '--threads', '2'], /--profile measures one thread/],
    ['a file that can not be written', ['--profile-output', 'no/such/folder.json'], /profile could not be written.*choose another file/],
  ])('and %s is exit code 2', async (_, args, message) => {
    const { code, stderr } = await runCli(args, { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
  })
})
