// A pull request is judged by the settings of the branch that it is proposed to: whatever it brings to be let through counts
// for nothing, and is said.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { idOf } from '../support/history.ts'
import { checkOut, commitOn, type Origin, origin, propose, pullRequestPayload } from '../support/origin.ts'
import { keyLine } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { type ActionInput, type ActionRun, runAction, shownIn } from '../support/run-action.ts'

const allowed = (seed: number) => `key = "${liveKey(seed)}" # straykey:allow -- trust me\n`
const ownRules = (id: string) => `provider: acme
title: Acme
docs: https://docs.acme.example/keys
keys:
  - id: ${id}
    title: Acme key
    severity: high
    harm: Whoever holds it can charge customers.
    anchors: [acme_live_]
    pattern: 'acme_live_[0-9A-Za-z]{24}'
    remedy: [Create a new key.]
    finds: ['key={{acme_live_ alnum*24}}', '"{{acme_live_ alnum*24}}"']
    ignores: ['acme_live_[[alnum*23]]']
`

/** Proposes these files to main, which has those, and runs the action on a checkout of the merge. */
function proposing(
  files: Readonly<Record<string, string>>,
  { base = { 'readme.txt': 'nothing\n' }, ...more }: ActionInput & { base?: Record<string, string> } = {},
) {
  const place = origin(base)
  commitOn(place, 'work', [{ files }])
  return { place, run: onPull(place, more) }
}

function onPull(place: Origin, more: ActionInput = {}): ActionRun {
  const pull = propose(place, 'work')
  const folder = checkOut(place, { commit: pull.merged, ref: 'refs/remotes/pull/1/merge', depth: 1 })
  return runAction(folder, { event: 'pull_request', payload: pullRequestPayload(pull), ...more })
}

const judged = ({ status, outputs }: ActionRun) => [status, outputs['new-findings-count']]

describe('a pull request that brings', () => {
  it.each([
    ['exclude', 'exclude: ["**"]\n'],
    ['include', 'include: [none/**]\n'],
    ['disable', 'disable: [generic-api-live-key]\n'],
    ['severity', 'severity: { generic-api-live-key: info }\n'],
    ['failOn', 'failOn: critical\nseverity: { generic-api-live-key: low }\n'],
  ])('a configuration with %s is not let through', (_, config) => {
    const { run } = proposing({ 'a.txt': keyLine(1), 'straykey.yaml': config })
    expect(judged(run)).toEqual([1, '1'])
    expect(shownIn(run)).toContain('straykey.yaml')
  })

  it('a configuration that is no YAML is judged all the same', () => {
    expect(judged(proposing({ 'a.txt': keyLine(1), 'straykey.yaml': 'exclude: [\n' }).run)).toEqual([1, '1'])
  })

  it.each(['pull_request', 'pull_request_target', 'merge_group'])('a comment that allows its secret is not let through: %s', (event) => {
    const place = origin()
    commitOn(place, 'work', [{ files: { 'a.txt': allowed(1) } }])
    const pull = propose(place, 'work')
    const payload = event === 'merge_group' ? { merge_group: { base_sha: pull.base, head_sha: pull.merged } } : pullRequestPayload(pull)
    const checkout = event === 'pull_request_target' ? pull.base : pull.merged
    const folder = checkOut(place, { commit: checkout, ref: 'refs/remotes/origin/here', depth: 1 })
    expect(judged(runAction(folder, { event, payload }))).toEqual([1, '1'])
  })

  it('a comment is not let through by asking for the files or the history either', () => {
    for (const scan of ['tree', 'history']) {
      const { run } = proposing({ 'a.txt': allowed(1), 'straykey.yaml': 'exclude: ["**"]\n' }, { inputs: { scan } })
      expect(judged(run)).toEqual([1, '1'])
      expect(shownIn(run)).toContain(`scan: ${scan} can't tell which comments are new`)
    }
  })

  it('a rule that takes the place of a built-in one is not let through', () => {
    const rules = ownRules('generic-api-live-key')
    const { run } = proposing(
      { 'a.txt': keyLine(1), 'own.yaml': rules, 'straykey.yaml': 'rules: [own.yaml]\n' },
      { inputs: { rules: 'own.yaml' } },
    )
    expect(judged(run)).toEqual([1, '1'])
    expect(shownIn(run)).toContain("rules: own.yaml isn't in commit")
  })

  it('a change of the files that the inputs name is not let through', () => {
    const base = { 'ci/key.yaml': 'failOn: low\n', 'ci/own.yaml': ownRules('acme-key') }
    const files = { 'a.txt': keyLine(1), 'ci/key.yaml': 'exclude: ["**"]\n', 'ci/own.yaml': ownRules('generic-api-live-key') }
    const { run } = proposing(files, { base, inputs: { config: 'ci/key.yaml', rules: 'ci' } })
    expect(run.status, 'ci/key.yaml is no rule file').toBe(2)
    expect(judged(proposing(files, { base, inputs: { config: 'ci/key.yaml', rules: 'ci/own.yaml' } }).run)).toEqual([1, '1'])
  })

  it('the file itself that the inputs name is not let through', () => {
    const { run } = proposing({ 'a.txt': keyLine(1), 'ci/new.yaml': 'exclude: ["**"]\n' }, { inputs: { config: 'ci/new.yaml' } })
    expect(judged(run)).toEqual([1, '1'])
    expect(shownIn(run)).toContain("config: ci/new.yaml isn't in commit")
  })
})

describe('a pull request is judged by', () => {
  it('the configuration of its base, and the rules that this names', () => {
    const base = { 'straykey.yaml': 'exclude: [fixtures/**]\nrules: [own.yaml]\n', 'own.yaml': ownRules('acme-key') }
    const key = `acme_live_${liveKey(3).slice(-24)}`
    const { run } = proposing({ 'fixtures/a.txt': keyLine(1), 'b.txt': `key=${key}\n` }, { base })
    expect(judged(run)).toEqual([1, '1'])
    expect(shownIn(run)).toContain('Acme key')
  })

  it('files outside of the repository as they are', () => {
    const outside = temporaryFolder()
    writeFiles(outside, { 'key.yaml': 'exclude: [a.txt]\n' })
    const { run } = proposing({ 'a.txt': keyLine(1) }, { inputs: { config: path.join(outside, 'key.yaml') } })
    expect(judged(run)).toEqual([0, '0'])
  })

  it('nothing that stays behind on disk', () => {
    const folder = temporaryFolder()
    const inputs = { rules: 'own.yaml' }
    const base = { 'straykey.yaml': 'failOn: low\n', 'own.yaml': ownRules('acme-key') }
    const { run } = proposing({ 'a.txt': keyLine(1) }, { base, inputs, environment: { TMPDIR: folder } })
    expect([judged(run), readdirSync(folder)]).toEqual([[1, '1'], []])
  })

  it('what is new: a secret that a comment of the base allows stays let through', () => {
    const { run } = proposing({ 'b.txt': 'more\n', 'a.txt': `${allowed(1)}more\n` }, { base: { 'a.txt': allowed(1) } })
    expect(judged(run)).toEqual([0, '0'])
  })
})

describe('what somebody with the right to push has pushed', () => {
  it('is judged by the settings that came with it', () => {
    const place = origin()
    const [after = ''] = commitOn(place, 'main', [
      { files: { 'a.txt': allowed(1), 'b/b.txt': keyLine(2), 'straykey.yaml': 'exclude: [b/**]\n' } },
    ])
    const payload = { ref: 'refs/heads/main', before: idOf(place.work, `${after}~1`), after, repository: { default_branch: 'main' } }
    expect(judged(runAction(place.work, { event: 'push', payload }))).toEqual([0, '0'])
  })
})

describe('a pull request of a fork', () => {
  it('is audited without a token and a summary, and nobody is named', () => {
    const place = origin()
    commitOn(place, 'work', [{ files: { 'a.txt': keyLine(1) } }])
    const run = onPull(place, { environment: { GITHUB_STEP_SUMMARY: '', GITHUB_TOKEN: '', GITHUB_ACTOR: 'dependabot[bot]' } })
    expect(judged(run)).toEqual([1, '1'])
    expect(run.stdout).not.toContain('ada@example.com')
  })
})
