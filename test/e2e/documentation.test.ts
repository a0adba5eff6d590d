// Every command that the documentation shows is typed here, and every option that it mentions exists.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { scan } from '../../src/cli/commands/scan.ts'
import { commandsIn, filesIn, isTemplate, mentionsIn, pages, textOf } from '../support/documented.ts'
import { liveKey } from '../support/fake-keys.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli } from '../support/run-cli.ts'

const project = path.join(import.meta.dirname, '../..')

/** A project with an old key, something staged, and a remote. */
function reader(page: string): { folder: string; env: Record<string, string | undefined> } {
  const home = temporaryFolder()
  writeFiles(home, { 'bin/straykey': `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n` })
  spawnSync('chmod', ['755', path.join(home, 'bin/straykey')])
  const folder = repository({
    'src/pay.ts': `const key = '${liveKey()}'\n`,
    'config/app.yaml': 'debug: true\n',
    '.gitignore': '.env\n',
    '.gitleaks.toml': '[extend]\nuseDefault = true\n',
    'decisions.json': '[]\n',
    ...filesIn(page),
  })
  const remote = temporaryFolder()
  git(remote, 'init', '--quiet', '--bare')
  git(folder, 'remote', 'add', 'origin', remote)
  git(folder, 'push', '--quiet', 'origin', 'main')
  writeFiles(folder, { 'src/new.ts': 'export {}\n' })
  git(folder, 'add', '--all')
  const nowhere = 'http://127.0.0.1:9'
  const own = {
    HOME: home,
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_STATE_HOME: path.join(home, 'state'),
  }
  return { folder, env: { ...gitEnvironment, ...own, HTTPS_PROXY: nowhere, PATH: `${path.join(home, 'bin')}:${process.env.PATH}` } }
}

/** Nobody sits at a terminal here: that is all that may be wrong with it. */
function isAsking(command: string): boolean {
  return /^straykey audit\b(?!.*--decisions)/.test(command)
}

const shown = pages
  .map((page) => ({ page, typed: commandsIn(page).filter((command) => !isTemplate(command)) }))
  .filter(({ typed }) => typed.length > 0)

describe('commands in the documentation', () => {
  test.each(shown)(
    'of $page work as they stand',
    ({ page, typed }) => {
      const { folder, env } = reader(page)
      for (const command of typed) {
        const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, env, encoding: 'utf8', timeout: 60_000 })
        if (isAsking(command)) {
          expect([command, status, stderr]).toEqual([command, 2, expect.stringContaining('nobody is there')])
          continue
        }
        expect({
          command,
          worked: status === 0 || status === 1,
          stdout: status === 2 ? stdout : '',
          stderr: status === 2 ? stderr : '',
        }).toEqual({ command, worked: true, stdout: '', stderr: '' })
      }
    },
    180_000,
  )

  test('are there at all', () => {
    expect(shown.length).toBeGreaterThan(5)
  })
})

describe('what the documentation mentions', () => {
  test.each(pages)('exists: %s', (page) => {
    for (const mention of [...mentionsIn(page), ...commandsIn(page)]) {
      const words = mention
        .replace(/^[A-Z_]+=\S+ /, '')
        .replace(/\s#.*$/, '')
        .replace(/[<>|].*$/, '')
        .split(/\s+/)
        .slice(1)
        .filter(Boolean)
      const command = commands[words[0] ?? ''] ?? scan
      const options = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/[=,;:].*$/, ''))
      // A value is given to each that takes one: what is asked is whether they exist.
      const typed = options.flatMap((option) =>
        takesValue(command.options, option) ? [`${option}=${anyValue(command.options, option)}`] : [option],
      )
      expect(() => parseArguments(typed, command.options), mention).not.toThrow()
    }
  })

  test.each(pages)('is linked to something that is there: %s', (page) => {
    const targets = [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target = '']) => target)
    const lost = targets.filter((target) => !existsSync(path.resolve(project, path.dirname(page), target)))
    expect(lost).toEqual([])
  })
})

type Options = (typeof scan)['options']

function takesValue(options: Options, option: string): boolean {
  return options[option.slice(2)]?.type === 'string'
}

function anyValue(options: Options, option: string): string {
  return options[option.slice(2)]?.choices?.[0] ?? '1'
}
