// Configurations of hook tools: init adds its entry and nothing else, to the eye of a parser; uninstall gives the bytes from before.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { lefthook } from '../../src/hooks/lefthook.ts'
import { hookNames } from '../../src/hooks/place/hook-name.ts'
import type { HookPlace } from '../../src/hooks/place/hook-place.ts'
import type { HookManager } from '../../src/hooks/plan/contract.ts'
import { preCommit } from '../../src/hooks/pre-commit.ts'
import { simpleGitHooks } from '../../src/hooks/simple-git-hooks.ts'
import { applyChanges } from '../../src/plan/apply.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'

const RUNS = { numRuns: 60 }

function placeAt(workTree: string): HookPlace {
  const hooksFolder = path.join(workTree, '.git/hooks')
  const program = 'node_modules/.bin/straykey'
  return {
    folder: workTree,
    workTree,
    hooksFolder,
    commonFolder: path.join(workTree, '.git'),
    remoteUrls: [],
    programs: { besideModules: 'straykey', shared: program, local: program, ofThisMachine: false },
    ignored: new Set(),
  }
}

interface Outcome {
  readonly installed: string
  readonly again: Plan
  readonly uninstalled: string
  readonly left: readonly string[]
}

/** Writes the file and goes through init, init and uninstall. */
function roundOf(keeper: HookManager, name: string, text: string): Outcome {
  const folder = temporaryFolder()
  writeFiles(folder, { [name]: text })
  const place = placeAt(folder)
  const { where } = keeper.detect(place) ?? { where: '' }
  const read = () => readFileSync(path.join(folder, name), 'utf8')
  const { changes, left } = keeper.install(where, hookNames, place)
  applyChanges(changes)
  const installed = read()
  const again = keeper.install(where, hookNames, place)
  applyChanges(keeper.uninstall(where, place).changes)
  return { installed, again, uninstalled: read(), left }
}

/** The same text with other line ends, and with or without the last. */
const endings = fc.record({ windows: fc.boolean(), last: fc.boolean() })
function ended(text: string, { windows, last }: { windows: boolean; last: boolean }): string {
  const body = last ? text : text.trimEnd()
  return windows ? body.replaceAll('\n', '\r\n') : body
}

const word = fc.stringMatching(/^[a-z]{1,8}$/)
const values = fc.oneof(word, fc.boolean(), fc.integer(), fc.constant('a: "b" # é'), fc.array(word, { maxLength: 2 }))
const jobs = fc.array(fc.record({ run: values }), { minLength: 1, maxLength: 2 })
const section = fc.oneof(
  fc.record({ jobs }),
  fc.record({ parallel: fc.boolean(), commands: fc.dictionary(word, fc.record({ run: values }), { minKeys: 1, maxKeys: 3 }) }),
)
const lefthookConfig = fc.dictionary(fc.constantFrom(...hookNames, 'post-merge'), section, { maxKeys: 4 })

type Sections = Readonly<Record<string, { readonly commands?: Readonly<Record<string, unknown>> }>>

/** Without ours; sections that hold ours alone go with it. */
function withoutOurs(config: Sections): unknown {
  const sections = Object.entries(config).map(([name, { commands, ...rest }]) => {
    const { straykey, ...others } = commands ?? {}
    return [name, { ...rest, ...(Object.keys(others).length > 0 && { commands: others }) }] as const
  })
  return Object.fromEntries(sections.filter(([, one]) => Object.keys(one).length > 0))
}

function expectOursIn(config: Sections): void {
  for (const hook of hookNames) {
    expect(config[hook]?.commands?.straykey).toMatchObject({ run: expect.stringContaining(`node_modules/.bin/straykey hook run ${hook}`) })
  }
}

describe('lefthook', () => {
  it.each([2, 4])('in YAML, indented by %i: adds its commands, and takes them out to the byte', (indent) => {
    fc.assert(
      fc.property(lefthookConfig, endings, fc.boolean(), (config, end, comment) => {
        const yaml = Object.keys(config).length === 0 ? '' : stringify(config, { indent })
        const text = ended(`${comment ? '# ours\n\n' : ''}${yaml.replaceAll(/:$/gm, ': # what')}`, end)
        const { installed, again, uninstalled, left } = roundOf(lefthook, 'lefthook.yml', text)
        expect({ left, again: again.changes, uninstalled }).toEqual({ left: [], again: [], uninstalled: text })
        expectOursIn(parse(installed))
        expect(withoutOurs(parse(installed))).toEqual(config)
      }),
      RUNS,
    )
  })

  it.each([2, '\t', undefined])('in JSON, indented by %j: adds its commands, and takes them out to the byte', (indent) => {
    fc.assert(
      fc.property(lefthookConfig, endings, (config, end) => {
        const text = ended(`${JSON.stringify(config, null, indent)}\n`, end)
        const { installed, again, uninstalled, left } = roundOf(lefthook, 'lefthook.json', text)
        expect({ left, again: again.changes, uninstalled }).toEqual({ left: [], again: [], uninstalled: text })
        expectOursIn(JSON.parse(installed))
        expect(withoutOurs(JSON.parse(installed))).toEqual(config)
      }),
      RUNS,
    )
  })

  it.each([
    ['in TOML with a dotted key', 'lefthook.toml', 'pre-commit.parallel = true\n'],
    ['in TOML with a table in a line', 'lefthook.toml', '[pre-commit]\ncommands = { x = { run = "true" } }\n'],
    ['in TOML with a text of several lines', 'lefthook.toml', 'x = """\n[pre-commit.commands.straykey]\n"""\n'],
    ['in YAML with braces', 'lefthook.yml', 'pre-commit: { parallel: true }\n'],
    ['in YAML with nothing behind a key', 'lefthook.yml', 'pre-commit:\n  commands:\n'],
    ['in YAML with an alias', 'lefthook.yml', 'x: &x\n  parallel: true\npre-commit: *x\n'],
    ['in broken YAML', 'lefthook.yml', 'pre-commit: [\n'],
    ['in YAML with two documents', 'lefthook.yml', 'a: 1\n---\nb: 2\n'],
    ['in JSON with an object of nothing', 'lefthook.json', '{"pre-commit": {"commands": {}}}\n'],
    ['in JSON with a list', 'lefthook.json', '{"pre-commit": []}\n'],
    ['in broken JSON', 'lefthook.json', '{\n'],
  ])('%s is left as it is, with what to add', (_, name, text) => {
    const { installed, left } = roundOf(lefthook, name, text)
    expect({ installed, left }).toEqual({
      installed: text,
      left: [expect.stringMatching(/commands.*straykey.*node_modules\/\.bin\/straykey hook run/)],
    })
  })

  it('keeps what somebody hung on our lines', () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'lefthook.yml': 'min_version: 1.0.0\n' })
    const file = path.join(folder, 'lefthook.yml')
    applyChanges(lefthook.install(file, ['pre-commit'], placeAt(folder)).changes)
    writeFiles(folder, { 'lefthook.yml': `${readFileSync(file, 'utf8')}    lint:\n      run: npm run lint\n` })
    applyChanges(lefthook.uninstall(file, placeAt(folder)).changes)
    expect(parse(readFileSync(file, 'utf8'))).toEqual({
      min_version: '1.0.0',
      'pre-commit': { commands: { lint: { run: 'npm run lint' } } },
    })
  })
})

describe('pre-commit', () => {
  const repos = fc.array(
    fc.record({
      repo: fc.webUrl(),
      rev: word,
      hooks: fc.array(fc.record({ id: word, args: fc.array(word) }), { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  )

  it.each([true, false])('(lists indented: %s) gets entries of its own, which go without a trace', (indentSeq) => {
    fc.assert(
      fc.property(repos, endings, fc.boolean(), (list, end, first) => {
        const config = first ? { fail_fast: true, repos: list } : { repos: list, fail_fast: true }
        const text = ended(`# ours\n${stringify(config, { indentSeq }).replace('repos:', 'repos: # all\n  # the first')}`, end)
        const { installed, again, uninstalled, left } = roundOf(preCommit, '.pre-commit-config.yaml', text)
        expect({ left, again: again.changes, uninstalled }).toEqual({ left: [], again: [], uninstalled: text })
        const after = parse(installed) as typeof config
        expect({ ...after, repos: after.repos.slice(hookNames.length) }).toEqual(config)
        expect(after.repos.slice(0, hookNames.length)).toEqual(
          hookNames.map((hook) => ({
            repo: 'local',
            hooks: [expect.objectContaining({ language: 'system', stages: [hook], entry: `node_modules/.bin/straykey hook run ${hook}` })],
          })),
        )
      }),
      RUNS,
    )
  })

  it('stays as it is when somebody put a hook into our entry, with what to do', () => {
    const folder = temporaryFolder()
    writeFiles(folder, { '.pre-commit-config.yaml': 'repos:\n  - repo: meta\n    hooks: []\n' })
    const file = path.join(folder, '.pre-commit-config.yaml')
    applyChanges(preCommit.install(file, ['pre-commit'], placeAt(folder)).changes)
    writeFiles(folder, {
      '.pre-commit-config.yaml': readFileSync(file, 'utf8').replace('  - repo: meta', '      - id: theirs\n  - repo: meta'),
    })
    expect(preCommit.uninstall(file, placeAt(folder))).toMatchObject({
      changes: [],
      left: [expect.stringMatching(/hooks of others.*by hand/)],
    })
  })

  it.each(['', 'repos: []\n', 'repos: [{ repo: meta, hooks: [] }]\n', '- repo: meta\n', 'repos:\n', 'repos: [\n'])(
    'is left when it is written as %j, with what to add',
    (text) => {
      const { installed, left } = roundOf(preCommit, '.pre-commit-config.yaml', text)
      expect({ installed, left }).toEqual({ installed: text, left: [expect.stringMatching(/repo: local.*straykey hook run/)] })
    },
  )
})

describe('simple-git-hooks', () => {
  const scripts = fc.dictionary(
    fc.constantFrom('pre-commit', 'pre-push', 'post-merge'),
    fc.constantFrom('npm test', 'a\nexit 0\n', '', 'é "quoted" \\ \u2028'),
    { maxKeys: 3 },
  )

  it.each([2, 4, '\t', undefined])(
    'in package.json, indented by %j: gets our line in each script, which goes without a trace',
    (indent) => {
      fc.assert(
        fc.property(scripts, endings, (hooks, end) => {
          const text = ended(`${JSON.stringify({ name: 'shop', 'simple-git-hooks': hooks, version: '1.0.0' }, null, indent)}\n`, end)
          const { installed, again, uninstalled, left } = roundOf(simpleGitHooks, 'package.json', text)
          expect({ left, again: again.changes, uninstalled }).toEqual({ left: [], again: [], uninstalled: text })
          const after = JSON.parse(installed) as { 'simple-git-hooks': Record<string, string> }
          for (const hook of hookNames) expect(after['simple-git-hooks'][hook]).toMatch(/straykey hook run .* # straykey/)
          for (const [hook, script] of Object.entries(hooks)) expect(after['simple-git-hooks'][hook]?.endsWith(script)).toBe(true)
        }),
        RUNS,
      )
    },
  )

  it('as a program is left as it is, with what to add', () => {
    const { installed, left } = roundOf(simpleGitHooks, '.simple-git-hooks.cjs', 'module.exports = {}\n')
    expect({ installed, left }).toEqual({
      installed: 'module.exports = {}\n',
      left: hookNames.map((hook) => expect.stringContaining(`hook run ${hook}`)),
    })
  })
})
