// What asking issuers leaves alone: other commands, the process list, and what nobody asked for.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import { startIssuers } from '../support/issuer-server.ts'
import { gitEnvironment, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runActionBeside } from '../support/run-action.ts'
import { cli } from '../support/run-cli.ts'
import { acmeKey, acmeRules } from '../support/verifying.ts'

const HOSTS = ['docs101.com', 'api.acme.example', 'thief.example']
const key = fakeKey('ak_live_ hex*32')

describe('a scan that asks nobody', () => {
  it('works without what opens connections', () => {
    const folder = temporaryFolder()
    cpSync(path.dirname(cli), path.join(folder, 'dist'), { recursive: true })
    rmSync(path.join(folder, 'dist/chunks/verification.js'))
    writeFiles(folder, { 'a.env': `DOCS101_API_KEY=${key}\n` })
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(folder, 'dist/cli.js'), ...args], { cwd: folder, env: gitEnvironment, encoding: 'utf8' })
    expect([run('a.env').status, run('a.env', '--verify').status]).toEqual([1, 3])
  })
})

describe.skipIf(!existsSync('/proc/self/cmdline'))('a value that is asked about', () => {
  it('stands neither in the process list nor in an environment', async () => {
    const issuers = await startIssuers({ hosts: HOSTS, reply: () => 'silence' })
    const child = spawn(process.execPath, [cli, 'verify', '--issuer', 'docs101', '-'], {
      cwd: temporaryFolder(),
      env: { ...gitEnvironment, ...issuers.environment },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child.stdin.end(key)
    while (issuers.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const seen = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${child.pid}/${name}`, 'latin1')).join('')
    child.kill()
    expect(seen).toContain('docs101')
    expect(seen).not.toContain(key.slice(8))
  })
})

describe.skipIf(spawnSync('script', ['--version']).status !== 0)('a value that is typed at a terminal', () => {
  it('is not shown', async () => {
    const issuers = await startIssuers({ hosts: HOSTS, reply: () => ({ status: 401 }) })
    const program = `"${process.execPath}" "${cli}" verify --issuer docs101 --no-color -`
    const child = spawn('script', ['-qec', program, '/dev/null'], {
      cwd: temporaryFolder(),
      env: { ...gitEnvironment, ...issuers.environment, TERM: 'xterm' },
    })
    let screen = ''
    const asked = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        screen += text
        if (screen.includes('not shown')) resolve()
      })
    })
    await asked
    // The terminal stops showing what is typed a moment after the question.
    await new Promise((resolve) => setTimeout(resolve, 300))
    child.stdin.write(`${key}\r`)
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect([code, screen.includes(key.slice(8)), issuers.asked]).toEqual([1, false, ['docs101.com:443']])
    expect(screen).toMatch(/Lives: inactive/)
  })
})

describe('the action', () => {
  const files = { 'acme.yaml': acmeRules('https://api.acme.example/'), 'a.env': `A=${acmeKey()}\nDOCS101_API_KEY=${key}\n` }
  const act = async (inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => {
    const issuers = await startIssuers({ hosts: HOSTS, reply: () => ({ status: 200, body: { user: { login: 'ada' } } }) })
    const folder = temporaryFolder()
    writeFiles(folder, { ...files, ...more })
    const run = await runActionBeside(folder, { inputs: { scan: 'tree', ...inputs }, environment: issuers.environment })
    const printed = run.stdout.replaceAll(/^::add-mask::.*$/gm, '')
    expect([printed, run.summary].filter((text) => text.includes(key) || text.includes(acmeKey()))).toEqual([])
    return { run, asked: [...issuers.asked].sort() }
  }

  it('asks nobody unless it is told to', async () => {
    expect((await act({})).asked).toEqual([])
  })

  it('asks issuers when it is told to, and ends as ever', async () => {
    const { run, asked } = await act({ verify: 'on', rules: 'acme.yaml' })
    expect(asked).toEqual(['api.acme.example:443', 'docs101.com:443'])
    expect([run.status, run.summary]).toEqual([1, expect.stringContaining('| found, active |')])
  })

  it('does not send keys where the files that it scans say', async () => {
    const { asked } = await act({ verify: 'on' }, { 'straykey.yaml': 'rules: [acme.yaml]\n' })
    expect(asked).toEqual(['docs101.com:443'])
  })
})
