// No setting of the user's or the repository's changes what is found, or runs a program: trees and the index.
import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { keyLine, pathsOf } from '../support/places.ts'
import { canaryProgram, git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { scanJson } from '../support/run-cli.ts'

type Environment = Readonly<Record<string, string>>

interface Setting {
  readonly name: string
  /** Makes the setting; gives the variables that belong to it. `program` is the canary. */
  arrange(folder: string, program: string): Environment | undefined
}

interface ProgramSetting extends Setting {
  /** A git command that runs the program because of the setting. */
  readonly runsIn: readonly string[]
}

/** Keys in a staged change, in a staged new file with a name beyond ASCII, and in an untracked file. */
function leaky(): string {
  const folder = repository({ 'a.txt': 'nothing\n', 'b.txt': 'nothing\n' })
  writeFiles(folder, { 'a.txt': keyLine(1), 'ünï.txt': keyLine(2), '.gitattributes': '# none\n' })
  git(folder, 'add', '--all')
  writeFiles(folder, { 'new.txt': keyLine(3) })
  return folder
}

const everything = { tree: ['a.txt', 'new.txt', 'ünï.txt'], staged: ['a.txt', 'ünï.txt'], problems: [], ran: false }

async function look(folder: string, trace: string, environment: Environment = {}) {
  const [tree, staged] = await Promise.all([scanJson([], { folder, environment }), scanJson(['--staged'], { folder, environment })])
  const problems = [...tree.report.problems, ...staged.report.problems]
  return { tree: pathsOf(tree.report), staged: pathsOf(staged.report), problems, ran: existsSync(trace) }
}

/** Settings in the repository's own configuration. */
function config(values: Readonly<Record<string, string>>, attributes = ''): Setting['arrange'] {
  return (folder, program) => {
    for (const [name, value] of Object.entries(values)) git(folder, 'config', name, value.replace('PROGRAM', program))
    if (attributes) writeFiles(folder, { '.gitattributes': `${attributes}\n`, '.git/info/attributes': `${attributes}\n` })
    return undefined
  }
}

/** The same settings somewhere else: the text of a configuration file. */
function fileOf(folder: string, program: string, text: string): string {
  writeFiles(folder, { '.git/elsewhere': text.replaceAll('PROGRAM', program) })
  return path.join(folder, '.git/elsewhere')
}

const everyHook = [
  ...['pre-commit', 'post-commit', 'commit-msg', 'prepare-commit-msg', 'post-checkout', 'post-index-change', 'reference-transaction'],
  ...['fsmonitor-watchman', 'pre-auto-gc', 'post-rewrite', 'query-watchman'],
]

/** A commit that claims to be signed, so that showing it asks the signature program. */
function signHead(folder: string): void {
  const [head = '', ...message] = git(folder, 'cat-file', 'commit', 'HEAD').split('\n\n')
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n aGVsbG8=\n -----END PGP SIGNATURE-----'
  writeFiles(folder, { '.git/signed': `${head}\n${signature}\n\n${message.join('\n\n')}` })
  git(folder, 'update-ref', 'HEAD', git(folder, 'hash-object', '-t', 'commit', '-w', '.git/signed').trim())
}

const programs: readonly ProgramSetting[] = [
  { name: 'core.fsmonitor', arrange: config({ 'core.fsmonitor': 'PROGRAM' }), runsIn: ['status'] },
  { name: 'diff.external', arrange: config({ 'diff.external': 'PROGRAM' }), runsIn: ['diff', '--cached'] },
  { name: 'a diff driver', arrange: config({ 'diff.x.command': 'PROGRAM' }, '* diff=x'), runsIn: ['diff', '--cached'] },
  { name: 'textconv', arrange: config({ 'diff.x.textconv': 'PROGRAM' }, '* diff=x'), runsIn: ['diff', '--cached'] },
  { name: 'a clean filter', arrange: config({ 'filter.x.clean': 'PROGRAM' }, '* filter=x'), runsIn: ['hash-object', 'a.txt'] },
  {
    name: 'a filter process that is required',
    arrange: config({ 'filter.x.process': 'PROGRAM', 'filter.x.required': 'true' }, '* filter=x'),
    runsIn: ['hash-object', 'a.txt'],
  },
  {
    name: 'a smudge filter',
    arrange: config({ 'filter.x.smudge': 'PROGRAM' }, '* filter=x'),
    runsIn: ['cat-file', '--filters', ':a.txt'],
  },
  {
    name: 'log.showSignature with gpg.program',
    arrange(folder, program) {
      signHead(folder)
      return config({ 'log.showSignature': 'true', 'gpg.program': 'PROGRAM' })(folder, program)
    },
    runsIn: ['log', '-1'],
  },
  {
    name: 'core.hooksPath',
    arrange(folder, program) {
      const hooks = temporaryFolder()
      writeFiles(hooks, Object.fromEntries(everyHook.map((name) => [name, readFileSync(program)])))
      for (const name of everyHook) chmodSync(path.join(hooks, name), 0o755)
      return config({ 'core.hooksPath': hooks })(folder, program)
    },
    runsIn: ['commit', '--message=x'],
  },
  {
    name: 'aliases named like plumbing',
    arrange: config(
      Object.fromEntries(
        ['x', 'ls-files', 'cat-file', 'diff-index', 'rev-parse', 'show-ref', 'symbolic-ref'].map((name) => [`alias.${name}`, '!PROGRAM']),
      ),
    ),
    runsIn: ['x'],
  },
  {
    name: 'include.path',
    arrange(folder, program) {
      const file = fileOf(folder, program, '[core]\n\tfsmonitor = PROGRAM\n[diff]\n\texternal = PROGRAM\n')
      return config({ 'include.path': file })(folder, program)
    },
    runsIn: ['status'],
  },
  {
    name: 'a configuration of the work tree',
    arrange(folder, program) {
      git(folder, 'config', 'extensions.worktreeConfig', 'true')
      git(folder, 'config', '--worktree', 'core.fsmonitor', program)
      return undefined
    },
    runsIn: ['status'],
  },
  {
    name: "the user's configuration",
    arrange: (folder, program) => ({ GIT_CONFIG_GLOBAL: fileOf(folder, program, '[core]\n\tfsmonitor = PROGRAM\n') }),
    runsIn: ['status'],
  },
  {
    name: 'a configuration in GIT_CONFIG_COUNT',
    arrange: (_, program) => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: program }),
    runsIn: ['status'],
  },
  {
    name: 'a configuration in GIT_CONFIG_PARAMETERS',
    arrange: (_, program) => ({ GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${program}'` }),
    runsIn: ['status'],
  },
  { name: 'GIT_EXTERNAL_DIFF', arrange: (_, program) => ({ GIT_EXTERNAL_DIFF: program }), runsIn: ['diff', '--cached'] },
  {
    name: 'GIT_PAGER, core.pager and pager.*',
    arrange(folder, program) {
      const names = ['core.pager', 'pager.ls-files', 'pager.cat-file', 'pager.diff-index', 'pager.rev-parse']
      config(Object.fromEntries(names.map((name) => [name, 'PROGRAM'])))(folder, program)
      return { GIT_PAGER: program, PAGER: program }
    },
    runsIn: ['--paginate', 'log'],
  },
]

/** Without a terminal git never starts a pager, so there is nothing that could prove this one. */
const unprovable = new Set(['GIT_PAGER, core.pager and pager.*'])

describe('a program that is set', () => {
  test.each(programs)('as $name is not run, and everything is found', async ({ arrange }) => {
    const folder = leaky()
    const { program, trace } = canaryProgram()
    const environment = arrange(folder, program)
    expect(await look(folder, trace, environment)).toEqual(everything)
  })

  test.each(programs.filter(({ name }) => !unprovable.has(name)))('as $name is run by git itself', ({ arrange, runsIn }) => {
    const folder = leaky()
    const { program, trace } = canaryProgram()
    const environment = arrange(folder, program)
    tryGit(folder, runsIn, environment)
    expect(existsSync(trace)).toBe(true)
  })

  test.each(['submodule', 'untracked repository'])('in the configuration of a %s is not run', async (kind) => {
    const folder = leaky()
    const inner = path.join(folder, 'inner')
    const { program, trace } = canaryProgram()
    if (kind === 'submodule') {
      git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository({ 'x.txt': keyLine(4) }), 'inner')
    } else {
      git(folder, 'init', '--quiet', 'inner')
      writeFiles(inner, { 'x.txt': keyLine(4) })
    }
    config({ 'core.fsmonitor': 'PROGRAM', 'diff.external': 'PROGRAM' })(inner, program)
    expect(await look(folder, trace)).toEqual({ ...everything, tree: ['a.txt', 'inner/x.txt', 'new.txt', 'ünï.txt'] })
  })
})

const blinding: readonly Setting[] = [
  ...(
    [
      ['color.ui', 'always'],
      ['color.diff', 'always'],
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['diff.renameLimit', '1'],
      ['diff.orderFile', '/nowhere/at/all'],
      ['diff.ignoreSubmodules', 'all'],
      ['core.quotePath', 'true'],
      ['core.bigFileThreshold', '1'],
      ['core.autocrlf', 'true'],
      ['core.untrackedCache', 'true'],
      ['core.ignoreCase', 'true'],
      ['core.symlinks', 'false'],
      ['core.sparseCheckout', 'true'],
      ['status.showUntrackedFiles', 'no'],
    ] as const
  ).map(([name, value]) => ({ name: `${name}=${value}`, arrange: config({ [name]: value }) })),
  ...[
    '* -diff',
    '* binary',
    '* -text',
    '* export-ignore',
    '* ident',
    '* working-tree-encoding=UTF-16',
    '* filter=missing diff=missing',
  ].map((row) => ({ name: `the attributes ${row}`, arrange: config({}, row) })),
  {
    name: 'core.attributesFile',
    arrange: (folder, program) => config({ 'core.attributesFile': fileOf(folder, program, '* -diff\n') })(folder, program),
  },
  {
    name: 'a split index',
    arrange(folder) {
      git(folder, 'update-index', '--split-index')
      return undefined
    },
  },
  {
    name: 'an index of version 4',
    arrange(folder) {
      git(folder, 'update-index', '--index-version=4')
      return undefined
    },
  },
  { name: 'GIT_TRACE', arrange: () => ({ GIT_TRACE: '1', GIT_TRACE_SETUP: '1' }) },
  { name: 'GIT_GLOB_PATHSPECS', arrange: () => ({ GIT_GLOB_PATHSPECS: '1', GIT_ICASE_PATHSPECS: '1' }) },
  { name: 'GIT_DIFF_OPTS', arrange: () => ({ GIT_DIFF_OPTS: '--unified=0' }) },
  { name: 'GIT_FLUSH and a foreign locale', arrange: () => ({ GIT_FLUSH: '1', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' }) },
]

describe('everything is found in spite of', () => {
  test.each(blinding)('$name', async ({ arrange }) => {
    const folder = leaky()
    const { program, trace } = canaryProgram()
    const environment = arrange(folder, program)
    expect(await look(folder, trace, environment)).toEqual(everything)
  })
})

describe('ignore rules outside .gitignore', () => {
  test('core.excludesFile hides an untracked file only by naming it as ignored', async () => {
    const folder = leaky()
    git(folder, 'config', 'core.excludesFile', fileOf(folder, '', 'new.txt\na.txt\n'))
    const { report } = await scanJson([], { folder })
    const named = report.skipped.filter(({ reason }) => /ignored/.test(reason)).flatMap(({ paths }) => paths)
    expect({ paths: pathsOf(report), named }).toEqual({ paths: ['a.txt', 'ünï.txt'], named: ['new.txt'] })
  })

  test('.git/info/exclude hides an untracked file only by naming it as ignored', async () => {
    const folder = leaky()
    appendFileSync(path.join(folder, '.git/info/exclude'), '*.txt\n')
    const { report } = await scanJson([], { folder })
    const named = report.skipped.filter(({ reason }) => /ignored/.test(reason)).flatMap(({ paths }) => paths)
    expect({ paths: pathsOf(report), named }).toEqual({ paths: ['a.txt', 'ünï.txt'], named: ['new.txt'] })
  })
})
