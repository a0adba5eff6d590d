import { chmodSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { commit } from '../support/history.ts'
import { hygieneOf, scanHygiene } from '../support/hygiene.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { scanJson } from '../support/run-cli.ts'

// What leaves a project: images, packages, and history.

const SECRET = `DB_PASSWORD=${fakeKey('alnum*24')}\n`
const IGNORE = '.env*\n'

type Files = Readonly<Record<string, string>>

function project(tracked: Files, secrets: readonly string[] = ['.env']): string {
  const folder = repository({ '.gitignore': IGNORE, ...tracked })
  writeFiles(folder, Object.fromEntries(secrets.map((name) => [name, SECRET])))
  for (const name of secrets) chmodSync(path.join(folder, name), 0o600)
  return folder
}

describe('images', () => {
  it.each<[what: string, files: Files, secrets: string[], said: string[]]>([
    ['everything', { Dockerfile: 'FROM a\nCOPY . .\n' }, ['.env'], ['medium env-in-image Dockerfile']],
    [
      'everything, and leave nothing out',
      { Dockerfile: 'FROM a\nCOPY . .\n', '.dockerignore': 'node_modules\n' },
      ['.env'],
      ['medium env-in-image Dockerfile'],
    ],
    ['everything but that', { Dockerfile: 'FROM a\nCOPY . .\n', '.dockerignore': '.env*\n' }, ['.env'], []],
    [
      'everything but the one at the top',
      { Dockerfile: 'FROM a\nCOPY . .\n', '.dockerignore': '.env\n' },
      ['app/.env'],
      ['medium env-in-image Dockerfile'],
    ],
    [
      'everything, by rules of its own',
      { 'a.Dockerfile': 'FROM a\nADD . .\n', 'a.Dockerfile.dockerignore': 'x\n', '.dockerignore': '.env\n' },
      ['.env'],
      ['medium env-in-image a.Dockerfile'],
    ],
    ['one folder', { Containerfile: 'FROM a\nCOPY src /src\n' }, ['.env'], []],
    ['the folder that has it', { Dockerfile: 'FROM a\nCOPY app /app\n' }, ['app/.env'], ['medium env-in-image Dockerfile']],
    ['it', { Dockerfile: 'FROM a\nCOPY .env.production /app/\n' }, ['.env.production'], ['medium env-in-image Dockerfile']],
    [
      'everything into an early stage',
      { Dockerfile: 'FROM a AS b\nCOPY . .\nFROM c\nCOPY --from=b /x /x\n' },
      ['.env'],
      ['info env-in-image Dockerfile'],
    ],
    [
      'the context that compose names',
      {
        'docker/Dockerfile': 'FROM a\nCOPY . .\n',
        'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
      },
      ['.env'],
      ['medium env-in-image docker/Dockerfile'],
    ],
    ['their own folder', { 'web/Dockerfile': 'FROM a\nCOPY . .\n' }, ['.env'], []],
    ['everything, and there is nothing', { Dockerfile: 'FROM a\nCOPY . .\n' }, [], []],
  ])('that copy %s', async (_, files, secrets, said) => {
    expect(await hygieneOf(project(files, secrets))).toEqual(said)
  })
})

describe('packages', () => {
  const manifest = (more: object = {}) => JSON.stringify({ name: 'acme', version: '1.0.0', ...more })

  it.each<[what: string, files: Files, secrets: string[], said: string[]]>([
    ['that .gitignore covers', { 'package.json': manifest() }, ['.env'], []],
    ['where .npmignore counts instead', { 'package.json': manifest(), '.npmignore': 'src\n' }, ['.env'], ['high env-in-package .env']],
    ['where .npmignore covers it', { 'package.json': manifest(), '.npmignore': '.env\n' }, ['.env'], []],
    ['that name a folder', { 'package.json': manifest({ files: ['config'] }) }, ['config/.env'], ['high env-in-package config/.env']],
    ['that name another folder', { 'package.json': manifest({ files: ['dist'] }), '.npmignore': '' }, ['.env'], []],
    ['that are private', { 'package.json': manifest({ private: true }), '.npmignore': '' }, ['.env'], []],
    ['further in', { 'a/package.json': manifest(), 'a/.npmignore': '' }, ['a/.env', '.env'], ['high env-in-package a/.env']],
    ['of Python, grafted', { 'MANIFEST.in': 'graft .\n', 'pyproject.toml': '' }, ['.env'], ['high env-in-package .env']],
    ['of Python, grafted without it', { 'MANIFEST.in': 'graft .\nglobal-exclude .env\n' }, ['.env'], []],
    ['of Python, with programs alone', { 'MANIFEST.in': 'recursive-include src *.py\n' }, ['.env'], []],
  ])('%s', async (_, files, secrets, said) => {
    expect(await hygieneOf(project(files, secrets))).toEqual(said)
  })
})

describe('the past', () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString()

  function withKey(days: number, file = 'config.ts'): string {
    const folder = repository({ 'readme.txt': '\n' })
    commit(folder, { files: { [file]: `export const key = '${liveKey()}'\n` }, date: daysAgo(days) })
    commit(folder, { files: { 'readme.txt': 'more\n' }, date: daysAgo(0) })
    return folder
  }

  it.each<[days: number, said: string[]]>([
    [400, ['high key-age config.ts']],
    [100, ['medium key-age config.ts']],
    [80, []],
  ])('knows a key of %i days, by blame and by the audit', async (days, said) => {
    const folder = withKey(days)
    expect(await hygieneOf(folder)).toEqual(said)
    const { report } = await scanJson(['history'], { folder })
    const told = report.findings
      .filter(({ kind }) => kind === 'hygiene')
      .map(({ severity, rule, locations }) => `${severity} ${rule} ${locations[0]?.path}`)
    expect(told).toEqual(said)
  })

  it('is left alone by scans, by audits that are told so, and of tests', async () => {
    expect(await scanHygiene([], { folder: withKey(400) })).toEqual([])
    const { report } = await scanJson(['history', '--no-hygiene'], { folder: withKey(400) })
    expect(report.findings.map(({ kind }) => kind)).toEqual(['secret'])
    expect(await hygieneOf(withKey(400, 'tests/config.ts'))).toEqual([])
  })

  it('counts from the line, not from the file, and only what HEAD has', async () => {
    const folder = withKey(400)
    commit(folder, { files: { 'config.ts': `export const key = '${liveKey(2)}'\n` }, date: daysAgo(10) })
    expect(await hygieneOf(folder)).toEqual([])
    writeFiles(folder, { 'new.ts': `export const key = '${liveKey(3)}'\n` })
    expect(await hygieneOf(folder)).toEqual([])
  })

  it('has files of environment variables that are gone, those too of a branch that was merged without them', async () => {
    const folder = repository({ 'readme.txt': '\n', '.env': SECRET, 'tests/.env': SECRET })
    git(folder, 'rm', '--quiet', '.env', 'tests/.env')
    commit(folder)
    git(folder, 'checkout', '--quiet', '-b', 'side')
    commit(folder, { files: { 'app/.env.local': 'COMPANY=Acme\n', 'empty.env': '' } })
    git(folder, 'checkout', '--quiet', 'main')
    git(folder, 'merge', '--quiet', '--no-ff', '--strategy=ours', '--message=merge', 'side')
    expect(await hygieneOf(folder)).toEqual(['info env-in-history app/.env.local', 'medium env-in-history .env'])
  })
})
