import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

const action = path.join(import.meta.dirname, '../../dist/action.js')

/** Runs the built action as the runner does. */
function runAction(folder: string, inputs: Readonly<Record<string, string>> = {}) {
  const outputs = path.join(temporaryFolder(), 'outputs')
  writeFileSync(outputs, '')
  const given = Object.fromEntries(Object.entries({ path: '.', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const { status, stdout } = spawnSync(process.execPath, [action], {
    cwd: folder,
    env: { ...gitEnvironment, GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: outputs, ...given },
    encoding: 'utf8',
  })
  const values = [...readFileSync(outputs, 'utf8').matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value])
  return { status, stdout, outputs: Object.fromEntries(values) as Record<string, string> }
}

/** Commands that the runner would obey: from the first colons of a line, unless it was told to stop. */
function commandsIn(stdout: string): string[] {
  const commands: string[] = []
  let stopped: string | undefined
  for (const line of stdout.split('\n').map((one) => one.trimStart())) {
    if (stopped !== undefined) {
      if (line === `::${stopped}::`) stopped = undefined
    } else if (line.startsWith('::stop-commands::')) stopped = line.slice('::stop-commands::'.length)
    else if (line.startsWith('::')) commands.push(line)
  }
  return commands
}

describe('the action', () => {
  it('fails on a secret, annotates its place and counts it', () => {
    const { status, stdout, outputs } = runAction(repository({ 'src/a.ts': `const k = '${liveKey()}'\n` }))
    expect(status).toBe(1)
    expect(outputs).toEqual({ 'findings-count': '1', 'exit-code': '1' })
    expect(commandsIn(stdout).filter((line) => line.startsWith('::error title='))).toEqual([
      expect.stringMatching(/file=src\/a\.ts,line=1,col=12::/),
    ])
  })

  it('passes where there is none', () => {
    const { status, outputs } = runAction(repository({ 'src/a.ts': 'const k = 1\n' }))
    expect({ status, outputs }).toEqual({ status: 0, outputs: { 'findings-count': '0', 'exit-code': '0' } })
  })

  it('prints a value only to have it masked, before anything else', () => {
    const key = liveKey(2)
    const lines = runAction(repository({ 'a.txt': key })).stdout.split('\n')
    expect(lines.filter((line) => line.includes(key))).toEqual([`::add-mask::${key}`])
    expect(lines[0]).toBe(`::add-mask::${key}`)
  })

  it('obeys no command that stands in the name of a file', () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { '::warning::pwned.txt': liveKey(3) })
    const commands = commandsIn(runAction(folder).stdout)
    expect(commands.filter((line) => line.startsWith('::warning'))).toEqual([])
  })

  it('refuses a severity that does not exist, with exit code 2 as output', () => {
    const { status, outputs, stdout } = runAction(repository({ 'a.txt': 'nothing' }), { 'fail-on': 'terrible' })
    expect({ status, outputs }).toEqual({ status: 1, outputs: { 'exit-code': '2' } })
    expect(stdout).toContain('critical')
  })
})
