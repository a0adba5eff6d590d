// A person at a terminal sees how far a long job is; the line is gone before the report comes.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { githubKey } from '../support/fake-keys.ts'
import { gitEnvironment, repository, temporaryFolder } from '../support/repo.ts'
import { cli, runCli } from '../support/run-cli.ts'

/** A folder with a git that takes its time: progress is shown from the second second on. */
function slowGit(): string {
  const programs = temporaryFolder()
  const git = execFileSync('sh', ['-c', 'command -v git'], { env: gitEnvironment, encoding: 'utf8' }).trim()
  writeFileSync(path.join(programs, 'git'), `#!/bin/sh\nsleep 1.2\nexec '${git}' "$@"\n`, { mode: 0o755 })
  return programs
}

const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, i === 7 ? `x = '${githubKey()}'\n` : 'nothing\n']))

describe.skipIf(spawnSync('script', ['--version']).status !== 0)('progress at a terminal', () => {
  test.each([
    ['scan', 'scan', 'ghp_'],
    ['hygiene', 'hygiene', 'Nothing to mend'],
    ['baseline create', 'baseline create', '1 finding listed'],
    ['explain', 'explain 0123456789ab', 'such a fingerprint'],
  ])('of %s is written, and wiped before what comes of it', async (_, args, outcome) => {
    const folder = repository(files)
    const env = { ...gitEnvironment, PATH: `${slowGit()}:${gitEnvironment.PATH}`, TERM: 'xterm', NO_COLOR: '1' }
    const child = spawn('script', ['-qec', `'${process.execPath}' '${cli}' ${args}`, '/dev/null'], { cwd: folder, env })
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text))
    await new Promise((resolve) => child.once('close', resolve))
    expect(seen).toMatch(/straykey: \d+ of \d+ files, \d+ MB, \d+ MB\/s, (?:\d+ s left|finishing)/)
    const behind = seen.slice(seen.lastIndexOf(' MB/s, '))
    expect(behind).toContain(outcome)
    expect(behind.indexOf('\r\x1b[K')).toBeGreaterThan(0)
    expect(behind.indexOf('\r\x1b[K')).toBeLessThan(behind.indexOf(outcome))
  })
})

test('nobody else gets it', async () => {
  const environment = { PATH: `${slowGit()}:${gitEnvironment.PATH}` }
  expect((await runCli([], { folder: repository(files), environment })).stderr).toBe('')
})
