// straykey audit --decisions: what was decided elsewhere, without anybody at a terminal.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const [first, second] = [liveKey(1), githubKey(2)]

async function twoSecrets(): Promise<{ folder: string; prints: string[] }> {
  const folder = repository({ 'src/a.js': `k = '${first}'\n`, 'src/b.js': `k = '${second}'\n`, 'src/c.js': `k = '${second}'\n` })
  const { report } = await scanJson([], { folder })
  return { folder, prints: report.findings.map(({ fingerprint }) => fingerprint) }
}

const audit = (folder: string, decisions: unknown, ...args: string[]) =>
  runCli(['audit', '--decisions', '-', ...args], { folder, input: typeof decisions === 'string' ? decisions : JSON.stringify(decisions) })

const baselineIn = (folder: string) => readFileSync(path.join(folder, 'straykey-baseline.jsonl'), 'utf8')

describe('decisions from a file', () => {
  it('are kept, the rest is left, and the exit code says which', async () => {
    const { folder, prints } = await twoSecrets()
    const [some, all] = [prints.slice(0, 1), prints].map((list) =>
      list.map((fingerprint) => ({ fingerprint, reason: 'revoked', note: 'dead' })),
    )
    writeFiles(folder, { '.git/decisions.json': JSON.stringify(some) })
    const begun = await runCli(['audit', '--decisions', '.git/decisions.json', '--who', 'Ada'], { folder })
    expect(begun).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('1 decided (1 revoked); 1 left.') })
    const ended = await audit(folder, all)
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^left out {2}.*: it is decided already\n$/) })
    expect(baselineIn(folder).match(/"note":"dead"/g)).toHaveLength(2)
    expect(baselineIn(folder)).toContain('"who":"Ada"')
    expect((await runCli([], { folder })).code).toBe(0)
  })

  it('may be about one path alone, and then the others fail', async () => {
    const { folder, prints } = await twoSecrets()
    const at = (name: string) => prints.map((fingerprint) => ({ fingerprint, reason: 'wont_fix', path: `src/${name}.js` }))
    const { code, stderr } = await audit(folder, [...at('a'), ...at('b')])
    expect([code, stderr.match(/does not stand in/g)?.length]).toEqual([1, 2])
    const { report } = await scanJson([], { folder })
    expect(report.findings.filter(({ suppression }) => !suppression).map(({ locations }) => locations[0]?.path)).toEqual(['src/c.js'])
    expect((await audit(path.join(folder, 'src'), at('c'))).code).toBe(0)
  })

  it('may be about history, and hold until a day', async () => {
    const { folder, prints } = await twoSecrets()
    git(folder, 'rm', '--quiet', '-r', 'src')
    git(folder, 'commit', '--quiet', '--message=second')
    const decisions = prints.map((fingerprint) => ({ fingerprint, reason: 'revoked', until: '2099-12-31' }))
    expect(await audit(folder, decisions)).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing that is found') })
    expect((await audit(folder, decisions, '--history')).code).toBe(0)
    expect(baselineIn(folder).match(/"until":"2099-12-31","past":true/g)).toHaveLength(2)
    expect((await runCli(['history'], { folder })).code).toBe(0)
  })

  it('that the filters leave out are said, and left', async () => {
    const { folder, prints } = await twoSecrets()
    const decisions = prints.map((fingerprint) => ({ fingerprint, reason: 'revoked' }))
    const { code, stderr, stdout } = await audit(folder, decisions, '--path', 'src/a.js')
    expect([code, stderr.match(/the filters leave it out/g)?.length, stdout]).toEqual([1, 1, expect.stringContaining('1 decided')])
  })

  it.each<[string, (print: string) => string, RegExp]>([
    [
      'a reason that is none',
      (print) => `[\n  {"fingerprint": "${print}",\n   "reason": "nope"}]`,
      /standard input:3:14: \[0\]\.reason: "nope" is none of false_positive/,
    ],
    [
      'a field that is none',
      (print) => `[{"fingerprint": "${print}", "reason": "revoked", "notes": "x"}]`,
      /standard input:1:\d+: \[0\]\.notes: unknown field "notes"; did you mean "note"/,
    ],
    ['text that breaks off', () => '[{"fingerprint": ', /standard input:1:\d+: /],
    ['no list', () => '{}', /standard input:1:1: expected a list, found a mapping/],
    [
      'a day that is over',
      (print) => `[{"fingerprint": "${print}", "reason": "revoked",\n"until": "2020-01-31"}]`,
      /standard input:2:10: \[0\]\.until: 2020-01-31 is over/,
    ],
    [
      'a note with a secret',
      (print) => `[{"fingerprint": "${print}", "reason": "revoked", "note": "was ${first}"}]`,
      /\[0\]\.note: holds a secret/,
    ],
  ])('with %s are refused as a whole, with their place', async (_, text, message) => {
    const { folder, prints } = await twoSecrets()
    const { code, stderr, stdout } = await audit(folder, text(prints[0] ?? ''))
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)])
    expect(stderr).not.toContain(first.slice(12))
    expect(existsSync(path.join(folder, 'straykey-baseline.jsonl'))).toBe(false)
  })
})

describe('straykey audit', () => {
  it('says what to do where nobody is to be asked, and where a name means nothing', async () => {
    const { folder } = await twoSecrets()
    const failing = async (...args: string[]) => {
      const { code, stderr } = await runCli(['audit', ...args], { folder, input: '[]' })
      return [code, stderr]
    }
    expect(await failing()).toEqual([2, expect.stringMatching(/nobody is there;.*--format json.*--decisions FILE/)])
    expect(await failing('--decisions', 'none.json')).toEqual([2, expect.stringMatching(/none\.json.*ENOENT.*check the path/)])
    expect(await failing('--decisions', '-', '--rule', 'nope')).toEqual([2, expect.stringMatching(/--rule nope:.*straykey rules list/)])
    expect(await failing('--decisions', '-', 'src/a.js')).toEqual([2, expect.stringMatching(/src\/a\.js: is no folder/)])
    expect(await failing('--decisions', '-', 'src', 'lib')).toEqual([2, expect.stringMatching(/one folder at a time/)])
  })

  it('begins the baseline that a configuration names, and leaves that as it is', async () => {
    const { folder, prints } = await twoSecrets()
    writeFiles(folder, { 'straykey.yaml': 'baseline: known.jsonl\n' })
    expect(
      (
        await audit(
          folder,
          prints.map((fingerprint) => ({ fingerprint, reason: 'revoked' })),
        )
      ).code,
    ).toBe(0)
    expect(readFileSync(path.join(folder, 'known.jsonl'), 'utf8').split('\n')).toHaveLength(3)
    expect(readFileSync(path.join(folder, 'straykey.yaml'), 'utf8')).toBe('baseline: known.jsonl\n')
  })

  it('is incomplete when the scan was, though nothing is left', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'broken.zip': Buffer.from('PK\x03\x04 and no more', 'latin1') })
    const [scanned, audited] = [await runCli([], { folder }), await audit(folder, [])]
    expect([scanned.code, audited.code]).toEqual([3, 3])
    expect(audited.stderr).toContain('problem  broken.zip')
  })
})
