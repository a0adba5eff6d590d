// Installing from a git repository, as people and tools do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { hasNpm, offline, published } from '../support/pre-commit.ts'
import { gitEnvironment, temporaryFolder, writeFiles } from '../support/repo.ts'

test.runIf(hasNpm)(
  'npm installs the program from git, and asks no registry for anything',
  () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'package.json': '{"name": "project", "version": "1.0.0", "private": true}' })
    const args = ['install', '--no-audit', `git+file://${published()}`]
    const run = spawnSync('npm', args, { cwd: folder, env: { ...gitEnvironment, ...offline() }, encoding: 'utf8' })
    expect({ code: run.status, errors: run.stderr }).toMatchObject({ code: 0 })
    expect(existsSync(path.join(folder, 'node_modules/.bin/straykey'))).toBe(true)
  },
  180_000,
)
