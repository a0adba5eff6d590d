// `straykey hook run` at a commit: what it says, what a commit may bring to silence itself, the message, and the way past it.
import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { installHook, tryGit } from '../support/commit.ts'
import { liveKey } from '../support/fake-keys.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const RULE = 'generic-api-live-key'

/** A repository with our hooks. */
function hooked(files: Readonly<Record<string, string>> = { 'a.txt': 'nothing\n' }, ...names: string[]): string {
  const folder = repository(files)
  for (const name of names.length > 0 ? names : ['pre-commit']) installHook(folder, name)
  return folder
}

function commitOf(folder: string, files: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) {
  writeFiles(folder, files)
  git(folder, 'add', '--all')
  return tryGit(folder, ['commit', '--message=change'], environment)
}

describe('the pre-commit hook', () => {
  it('says nothing when there is nothing to say', () => {
    const folder = hooked({ 'a.txt': 'x\n', 'straykey.yaml': 'exclude: [test/**]\nfailOn: high\n' })
    const { code, output } = commitOf(folder, { 'b.txt': 'fine\n', 'straykey.yaml': 'exclude: [test/**]\n' })
    expect({ code, output }).toEqual({ code: 0, output: expect.not.stringMatching(/straykey: |No secrets|leaves out/) })
  })

  it('names the ways on, for this case', () => {
    const { code, output } = commitOf(hooked(), { "it's here/b c.txt": keyLine() })
    expect(code).toBe(1)
    expect(output).toContain(`git restore --staged -- 'it'\\''s here/b c.txt'`)
    expect(output).toContain('straykey:allow')
    expect(output).toContain('STRAYKEY_SKIP="reason" git commit')
    expect(output).not.toContain(liveKey())
  })

  it('the command that it names takes the file out of the commit', () => {
    const folder = hooked()
    commitOf(folder, { 'b.txt': keyLine(), 'c.txt': 'fine\n' })
    git(folder, 'restore', '--staged', '--', 'b.txt')
    expect(tryGit(folder, ['commit', '--message=without']).code).toBe(0)
    expect(git(folder, 'show', '--stat', 'HEAD')).not.toContain('b.txt')
  })

  it('names a command that works before the first commit, too', () => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet', '--initial-branch=main')
    installHook(folder)
    const { output } = commitOf(folder, { 'b.txt': keyLine(), 'c.txt': 'fine\n' })
    expect(output).toContain('git rm --cached -- b.txt')
    git(folder, 'rm', '--quiet', '--cached', '--', 'b.txt')
    expect(tryGit(folder, ['commit', '--message=without']).code).toBe(0)
  })

  it.each(['b.txt', 'a.txt'])('refuses a key with a comment that comes with it, in %s, and shows both', (name) => {
    const { code, output } = commitOf(hooked(), { [name]: `${keyLine().trim()} // straykey:allow ${RULE} -- of the sandbox\n` })
    expect(code).toBe(1)
    expect(output).toMatch(/would allow it \(of the sandbox\)/)
    expect(output).toContain('newAllowances: accept')
  })

  it('takes a comment that was committed before', () => {
    const folder = hooked({ 'a.txt': `// straykey:allow ${RULE} -- of the sandbox\n` })
    expect(commitOf(folder, { 'a.txt': `// straykey:allow ${RULE} -- of the sandbox\n${keyLine()}` }).code).toBe(0)
  })

  it('refuses a second key below a second comment of the same words', () => {
    const one = `// straykey:allow ${RULE} -- of the sandbox\n${keyLine(1)}`
    const folder = repository({ 'a.txt': one })
    installHook(folder)
    expect(commitOf(folder, { 'a.txt': `${one}\n// straykey:allow ${RULE} -- of the sandbox\n${keyLine(2)}` }).code).toBe(1)
  })

  it('takes new comments where the committed configuration says so, and not where the commit brings it', () => {
    const allowed = { 'b.txt': `${keyLine().trim()} // straykey:allow ${RULE} -- of the sandbox\n` }
    const config = { 'straykey.yaml': 'newAllowances: accept\n' }
    expect(commitOf(hooked({ 'a.txt': 'x\n', ...config }), allowed).code).toBe(0)
    const { code, output } = commitOf(hooked(), { ...allowed, ...config })
    expect(code).toBe(1)
    expect(output).toContain("straykey.yaml comes with it and doesn't judge it")
  })

  it.each([
    ['disable', `disable: [${RULE}]\n`],
    ['exclude', 'exclude: [b.txt]\n'],
    ['severity', `severity: { ${RULE}: info }\nfailOn: low\n`],
    ['inclusion of other files', 'include: [a.txt]\n'],
  ])('is not disarmed by a configuration in the same commit: %s', (_what, config) => {
    expect(commitOf(hooked(), { 'b.txt': keyLine(), 'straykey.yaml': config }).code).toBe(1)
    expect(commitOf(hooked({ 'a.txt': 'x\n', 'straykey.yaml': config }), { 'b.txt': keyLine() }).code).toBe(0)
  })

  it('is not disarmed by a change to a rule file that the configuration names', () => {
    const rule = (pattern: string) =>
      `provider: acme\ntitle: Acme\ndocs: https://acme.example/keys\nkeys:\n  - id: acme-key\n    title: Acme key\n    severity: high\n    harm: Bad.\n    anchors: [acme_]\n    pattern: "${pattern}"\n    remedy: [Revoke it.]\n    finds: ["acme_{{alnum*24}}", "k=acme_{{alnum*24}}"]\n    ignores: ["acme_x", "acme_y", "acme_z"]\n`
    const files = { 'straykey.yaml': 'rules: [our/keys.yaml]\n', 'our/keys.yaml': rule('acme_[0-9A-Za-z]{24}') }
    const folder = hooked(files)
    const key = `k=acme_${liveKey(7).slice(8, 32)}\n`
    expect(commitOf(folder, { 'b.txt': key }).code).toBe(1)
    expect(commitOf(folder, { 'our/keys.yaml': rule('acme_[0-9A-Za-z]{25}x') }).code).toBe(1)
  })

  it('lets a commit mend a configuration that is broken', () => {
    const folder = hooked({ 'a.txt': 'x\n', 'straykey.yaml': 'nonsense: true\n' })
    const { code, output } = commitOf(folder, { 'straykey.yaml': 'failOn: low\n' })
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("can't be used") })
  })

  it('judges a merge that git commits by itself', () => {
    const folder = hooked({ 'a.txt': 'nothing\n' }, 'pre-merge-commit')
    git(folder, 'checkout', '--quiet', '-b', 'other')
    writeFiles(folder, { 'b.txt': keyLine() })
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=key')
    git(folder, 'checkout', '--quiet', 'main')
    writeFiles(folder, { 'c.txt': 'fine\n' })
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=main')
    const { code, output } = tryGit(folder, ['merge', '--no-edit', 'other'])
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('b.txt:1:8') })
  })

  it('stops an amended commit that adds a key, and lets one pass that takes it out', () => {
    const folder = hooked()
    writeFiles(folder, { 'b.txt': keyLine() })
    git(folder, 'add', '--all')
    expect(tryGit(folder, ['commit', '--amend', '--no-edit'])).toMatchObject({ code: 1, output: expect.stringContaining('b.txt:1:8') })
    git(folder, 'commit', '--quiet', '--no-verify', '--message=key')
    writeFiles(folder, { 'b.txt': 'gone\n' })
    expect(tryGit(folder, ['commit', '--amend', '--no-edit', '--all']).code).toBe(0)
  })

  it.each(['cherry-pick', 'revert'])('judges what %s goes on with after a conflict', (verb) => {
    const folder = hooked({ 'a.txt': 'one\n' })
    git(folder, 'checkout', '--quiet', '-b', 'other')
    for (const text of ['two\n', 'three\n']) {
      writeFiles(folder, { 'a.txt': text })
      git(folder, 'commit', '--quiet', '--all', '--message=other')
    }
    const picked = git(folder, 'rev-parse', verb === 'revert' ? 'HEAD~1' : 'HEAD').trim()
    if (verb === 'cherry-pick') git(folder, 'checkout', '--quiet', 'main')
    expect(tryGit(folder, [verb, picked]).code).toBe(1)
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', '--all')
    const { code, output } = tryGit(folder, [verb, '--continue'], { GIT_EDITOR: 'true' })
    expect({ stopped: code !== 0, output }).toEqual({ stopped: true, output: expect.stringContaining('a.txt:1:8') })
  })

  it('is skipped once with a reason, and says so; without one it is not', () => {
    const folder = hooked()
    const files = { 'b.txt': keyLine() }
    expect(commitOf(folder, files, { STRAYKEY_SKIP: '1' })).toMatchObject({ code: 1, output: expect.stringContaining('needs a reason') })
    const { code, output } = commitOf(folder, files, { STRAYKEY_SKIP: `made up: ${liveKey()}` })
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('STRAYKEY_SKIP says: made up') })
    expect(output).not.toContain(liveKey())
  })

  it('tells the doctor that it was called', async () => {
    const folder = hooked()
    const trace = path.join(temporaryFolder(), 'trace')
    await runCli(['hook', 'run', 'pre-commit'], { folder, environment: { STRAYKEY_DOCTOR: trace } })
    await runCli(['hook', 'run', 'pre-push', 'origin', 'x'], { folder, environment: { STRAYKEY_DOCTOR: trace }, input: '' })
    expect((await import('node:fs')).readFileSync(trace, 'utf8')).toBe('pre-commit\npre-push\n')
  })
})

describe('the commit-msg hook', () => {
  const said = (folder: string, message: string, ...more: string[]) =>
    tryGit(folder, ['commit', '--allow-empty', `--message=${message}`, ...more])

  it('lets a clean message pass, and stops one that holds a key, also in a trailer', () => {
    const folder = hooked({}, 'commit-msg')
    git(folder, 'config', 'core.hooksPath', path.join(folder, '.git/hooks'))
    expect(said(folder, 'fine').code).toBe(0)
    expect(said(folder, `use ${liveKey()}`)).toMatchObject({ code: 1, output: expect.stringContaining('commit message:1:5') })
    expect(said(folder, 'fine', `--trailer=Token: ${liveKey(2)}`).code).toBe(1)
  })

  it("stops a key in the author's name", () => {
    const folder = hooked({}, 'commit-msg')
    expect(said(folder, 'fine', `--author=${liveKey()} <ada@example.com>`).code).toBe(1)
  })

  it('leaves out what git commit --verbose shows below the scissors', () => {
    const folder = hooked({ 'a.txt': keyLine() }, 'commit-msg')
    writeFiles(folder, { 'a.txt': 'gone\n' })
    const editor = path.join(temporaryFolder(), 'editor')
    writeFileSync(editor, `#!/bin/sh\nsed -i '1s/^/no key any more/' "$1"\n`)
    chmodSync(editor, 0o755)
    expect(tryGit(folder, ['commit', '--all', '--verbose'], { GIT_EDITOR: editor }).code).toBe(0)
  })

  it('asks for the file when it is missing', async () => {
    const { code, stderr } = await runCli(['hook', 'run', 'commit-msg'], { folder: hooked() })
    expect(code).toBe(2)
    expect(stderr).toContain('"$1"')
  })
})

it('names the hooks that there are', async () => {
  const { code, stderr } = await runCli(['hook', 'run', 'post-commit'], { folder: temporaryFolder() })
  expect(code).toBe(2)
  expect(stderr).toContain('pre-commit, pre-merge-commit, commit-msg, pre-push, pre-receive')
})
