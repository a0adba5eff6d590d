// What is generated and committed is what the sources make now, and dist/ runs alone.
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatNames } from '../src/report/index.ts'
import { liveKey } from './support/fake-keys.ts'
import { temporaryFolder, writeFiles } from './support/repo.ts'

const root = path.join(import.meta.dirname, '..')
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')

function runScript(name: string, ...args: string[]): string {
  return execFileSync(process.execPath, [tsx, path.join(root, 'scripts', name), ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' })
}

/** Name → contents, of every file below a folder; `/` between names. */
function filesBelow(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile())
  return new Map(names.sort().map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name))]))
}

describe('generated files', () => {
  it('are what scripts/generate.ts makes now', () => {
    expect(() => runScript('generate.ts', '--check')).not.toThrow()
  })
})

describe('dist/', () => {
  it('is what scripts/build.ts makes now, byte for byte', () => {
    const folder = path.join(temporaryFolder(), 'dist')
    runScript('build.ts', '--outdir', folder)
    const [made, committed] = [filesBelow(folder), filesBelow(path.join(root, 'dist'))]
    expect([...committed.keys()]).toEqual([...made.keys()])
    expect([...made].filter(([name, bytes]) => !committed.get(name)?.equals(bytes)).map(([name]) => name)).toEqual([])
  })
})

describe('dist/cli.js without node_modules', () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }

  /** Runs the copied program and gives exit code and output; nothing is on the way up from there. */
  function runAlone(files: Readonly<Record<string, string>>, ...args: string[]): { code: number; output: string } {
    const folder = temporaryFolder()
    cpSync(path.join(root, 'dist'), path.join(folder, 'program/dist'), { recursive: true })
    writeFiles(folder, { ...files, 'program/package.json': '{"type":"module"}' })
    try {
      const command = [path.join(folder, 'program/dist/cli.js'), ...args]
      const env = { PATH: process.env.PATH, NODE_PATH: '' }
      return { code: 0, output: execFileSync(process.execPath, command, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }) }
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
      return { code: status, output: stdout + stderr }
    }
  }

  it('prints its version', () => {
    expect(runAlone({}, '--version')).toEqual({ code: 0, output: `${version}\n` })
  })

  it('prints its help', () => {
    const { code, output } = runAlone({}, '--help')
    expect([code, output.includes('--fail-on'), output.includes('Exit codes')]).toEqual([0, true, true])
  })

  it('prints the help of a command', () => {
    expect(runAlone({}, 'rules', '--help').output).toContain('straykey rules check')
  })

  it.each(formatNames)('scans and reports: %s', (format) => {
    const { code, output } = runAlone({ 'src/a.txt': `key=${liveKey()}\n` }, 'src', '--format', format)
    expect([code, output.includes('generic-api-live-key'), output.includes('src/a.txt')]).toEqual([1, true, true])
  })

  it('scans with globs and a configuration', () => {
    const files = { 'src/a.txt': liveKey(), 'src/straykey.yaml': 'failOn: critical\n' }
    expect(runAlone(files, 'src/*.txt', '--exclude', '*.md').code).toBe(1)
  })

  it('checks a rule file', () => {
    const file = `provider: acme
title: Acme
docs: https://docs.acme.example/keys
keys:
  - id: acme-key
    title: Acme key
    severity: high
    harm: Whoever holds it can charge customers.
    anchors: [acme_live_]
    pattern: 'acme_live_[0-9A-Za-z]{24}'
    remedy: [Create a new key.]
    finds: ['key={{acme_live_ alnum*24}}', '"{{acme_live_ alnum*24}}"']
    ignores: ['acme_live_[[alnum*23]]']
`
    expect(runAlone({ 'acme.yaml': file }, 'rules', 'check', 'acme.yaml')).toEqual({
      code: 0,
      output: expect.stringMatching(/ 0 failed\n$/),
    })
  })

  it('names only rules that exist in the examples of its help', () => {
    const { output } = runAlone({}, 'rules', '--help')
    const [, id = ''] = /straykey rules show ([a-z0-9-]+)/.exec(output) ?? []
    expect(runAlone({}, 'rules', 'show', id).output).toMatch(new RegExp(`^id +${id}\n`))
  })
})
