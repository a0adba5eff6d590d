// Completion by the shells themselves; one that isn't installed is skipped, and seen to be.
import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli, runCli } from '../support/run-cli.ts'

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

async function script(shell: string): Promise<string> {
  const folder = temporaryFolder()
  const { stdout, stderr, code } = await runCli(['completion', shell], { folder })
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  const file = path.join(folder, `straykey.${shell}`)
  writeFiles(folder, { [`straykey.${shell}`]: stdout })
  return file
}

/** What is offered for the last word of the line. */
const offers: Readonly<Record<string, (file: string, line: string) => string[]>> = {
  bash(file, line) {
    const words = line.split(' ').map((word) => `'${word}'`)
    const program = `source '${file}'; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _straykey; printf '%s\\n' "\${COMPREPLY[@]}"`
    return lines(execFileSync('bash', ['--norc', '-c', program], { encoding: 'utf8' }))
  },
  fish(file, line) {
    const output = execFileSync('fish', ['--no-config', '-c', `source '${file}'; complete -C '${line}'`], { encoding: 'utf8' })
    return lines(output).map((entry) => entry.split('\t')[0] ?? '')
  },
  /** What is handed to zsh's own functions, which list it for people at a terminal alone. */
  zsh(file, line) {
    const words = line.split(' ').map((word) => `'${word}'`)
    const program = `compdef() { }; _files() { }; _describe() { print -rl -- \${(P)2%%:*} }; _arguments() { print -rl -- "$@" }
source '${file}'; words=(${words.join(' ')}); CURRENT=\${#words}; _straykey`
    const output = execFileSync('zsh', ['-f', '-c', program], { encoding: 'utf8' })
    const previous = line.split(' ').at(-2) ?? ''
    const choices = (head: string) => new RegExp(`^${head}.*:\\(([^)]*)\\)$`, 'm').exec(output)?.[1]?.split(' ') ?? []
    if (previous.startsWith('--')) return choices(previous)
    const options = lines(output).map((entry) => /^--[a-z-]+/.exec(entry)?.[0] ?? entry)
    return [...options, ...choices('2:action')]
  },
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean)
}

describe.each(['bash', 'fish', 'zsh'])('%s', (shell) => {
  const offered = async (line: string) => offers[shell]?.(await script(shell), line) ?? []

  test.runIf(has(shell))('completes the names of all commands', async () => {
    expect(await offered('straykey ')).toEqual(expect.arrayContaining(Object.keys(commands)))
  })

  test.runIf(has(shell))("completes a command's options, and a scan's where no command is named", async () => {
    const [history, scan] = [await offered('straykey history --'), await offered('straykey --')]
    expect([history.includes('--range'), scan.includes('--range'), scan.includes('--staged')]).toEqual([true, false, true])
  })

  test.runIf(has(shell))('completes the values of an option, and the actions of a command', async () => {
    expect(await offered('straykey scan --format ')).toEqual(expect.arrayContaining(['sarif', 'json', 'human']))
    expect(await offered('straykey baseline ')).toEqual(expect.arrayContaining(['create', 'prune', 'show', 'update']))
  })
})

test('a shell that is unknown is an error that names those that are', async () => {
  expect(await runCli(['completion', 'tcsh'], { folder: path.dirname(cli) })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('straykey completion fish'),
  })
})

test.runIf(has('pwsh'))('PowerShell reads its script', async () => {
  const file = await script('powershell')
  expect(spawnSync('pwsh', ['-NoProfile', '-Command', `. '${file}'`]).status).toBe(0)
})

test('schemas are printed as they are published', async () => {
  for (const name of ['config', 'rules', 'report']) {
    const { stdout } = await runCli(['schema', name], { folder: temporaryFolder() })
    const file = path.join(import.meta.dirname, `../../schema/${name}.schema.json`)
    expect(JSON.parse(stdout)).toEqual((await import(file, { with: { type: 'json' } })).default)
  }
})

test.runIf(has('groff'))('the manual page has no fault that groff knows', () => {
  const page = path.join(import.meta.dirname, '../../man/straykey.1')
  const { stderr, stdout } = spawnSync('groff', ['-man', '-ww', '-Tutf8', page], { encoding: 'utf8' })
  expect([stderr, stdout.includes('STRAYKEY')]).toEqual(['', true])
})
