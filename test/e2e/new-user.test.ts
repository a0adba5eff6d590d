// A new user's way, from the clone to the first allowed exception: as docs/guides/first-five-minutes.md tells it.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli, runCli } from '../support/run-cli.ts'

test('clone, scan, baseline, hook, a commit that is stopped, an exception with a reason', async () => {
  const [old, young] = [liveKey(1), liveKey(2)]
  const source = repository({ 'src/old.js': `const key = '${old}'\n`, '.gitignore': '.env\n' })
  const folder = path.join(temporaryFolder(), 'shop')
  git(source, 'clone', '--quiet', source, folder)

  // A first look finds what is there.
  const first = await runCli([], { folder })
  expect([first.code, first.stdout.includes('src/old.js:1:14'), first.stdout.includes(old)]).toEqual([1, true, false])

  // What is known stands in a baseline from now on.
  expect((await runCli(['baseline', 'create', '--who', 'Ada'], { folder })).code).toBe(0)
  expect((await runCli([], { folder })).code).toBe(0)

  // The hook, as git calls it: by the name of the program on PATH.
  const bin = temporaryFolder()
  writeFiles(bin, { straykey: `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n` })
  spawnSync('chmod', ['755', path.join(bin, 'straykey')])
  const environment = { PATH: `${bin}:${process.env.PATH}` }
  expect((await runCli(['init', '--yes', '--no-workflow'], { folder, environment })).code).toBe(0)
  expect(existsSync(path.join(folder, '.git/hooks/pre-commit'))).toBe(true)
  const commit = (message: string) => {
    git(folder, 'add', '--all')
    const run = spawnSync('git', ['commit', '--quiet', `--message=${message}`], {
      cwd: folder,
      env: { ...gitEnvironment, ...environment },
      encoding: 'utf8',
    })
    return { code: run.status, said: run.stdout + run.stderr }
  }
  expect(commit('settings of the scanner').code).toBe(0)

  // A new key is stopped, with the ways on, and is in no commit.
  writeFiles(folder, { 'src/new.js': `const key = '${young}'\n` })
  const stopped = commit('a key')
  expect([stopped.code === 0, stopped.said.includes('src/new.js:1:14'), stopped.said.includes('git restore --staged')]).toEqual([
    false,
    true,
    true,
  ])
  expect(git(folder, 'log', '--format=%s').split('\n')).not.toContain('a key')

  // A reason on its line lets it through, once the reason itself is committed.
  writeFiles(folder, { 'src/new.js': '// straykey:allow generic-api-live-key -- key of the public sandbox\n' })
  expect(commit('the reason').code).toBe(0)
  writeFiles(folder, { 'src/new.js': `// straykey:allow generic-api-live-key -- key of the public sandbox\nconst key = '${young}'\n` })
  expect(commit('the key').code).toBe(0)
  expect((await runCli([], { folder })).stdout).toContain('1 allowed by comments')
})
