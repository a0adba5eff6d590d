// What `straykey revoke` remembers: a log that survives a crash, and runs that go on where another one ended.
import { spawn } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import type { Reply } from '../support/issuer-server.ts'
import { gitEnvironment } from '../support/repo.ts'
import { asked, fingerprintsIn, logFile, logged, revoke, type Scene, scene } from '../support/revoking.ts'
import { cli } from '../support/run-cli.ts'

const keys = [41, 42, 43].map((seed) => fakeKey('dm_live_ alnum*64', seed))
const files = Object.fromEntries(keys.map((key, i) => [`${i}.env`, `DOCMAP_API_KEY=${key}\n`]))
const endpoints = `providers:
  docmap:
    shape: own-key
    request: { method: DELETE, url: "https://api.docmap.io/own?a=b", headers: { Authorization: "Bearer {{secret}}" } }
    done: [{ status: 204 }]
    repeatable: true
`
const DEAD: Reply = { status: 401, body: { error: { code: 'UNAUTHORIZED' } } }
const ENDPOINT = 'https://api.docmap.io/own'

/** `answer` is for the calls that revoke, by their number. */
const docmap = (answer: (call: number) => Reply = () => ({ status: 204 }), life: Reply = DEAD) => {
  let calls = 0
  return scene({ files, endpoints, reply: ({ text }) => (text.startsWith('DELETE') ? answer(calls++) : life) })
}
const deletions = (set: Scene) => asked(set).filter((one) => one.includes('DELETE')).length

/** Starts the program, and gives it, and what becomes of it. */
function start(set: Scene, args: readonly string[]) {
  const child = spawn(process.execPath, [cli, 'revoke', ...args], { cwd: set.folder, env: { ...gitEnvironment, ...set.environment } })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.resume()
  const ended = new Promise<{ code: number | null; stdout: string }>((resolve) => child.once('close', (code) => resolve({ code, stdout })))
  return { child, ended }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('the log', () => {
  it('belongs to the user alone, holds no query and no key, and is shown by --log', async () => {
    const set = await docmap()
    const [fingerprint = ''] = await fingerprintsIn(set.folder)
    await revoke(set, [fingerprint, '--yes'])
    expect(statSync(logFile(set)).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(logFile(set))).mode & 0o777).toBe(0o700)
    expect(logged(set)).toMatchObject([{ endpoint: ENDPOINT }, { endpoint: ENDPOINT, outcome: 'revoked' }])
    expect(readFileSync(logFile(set), 'utf8')).not.toMatch(new RegExp(keys.join('|')))
    const { code, stdout } = await revoke(set, ['--log'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`  revoked  ${fingerprint}  own-key  ${ENDPOINT}`)),
    })
  })

  it('is only ever added to', async () => {
    const set = await docmap()
    const [first = '', second = ''] = await fingerprintsIn(set.folder)
    await revoke(set, [first, '--yes'])
    const before = readFileSync(logFile(set), 'utf8')
    await revoke(set, [second, '--yes'])
    expect(readFileSync(logFile(set), 'utf8').startsWith(before)).toBe(true)
    expect(logged(set)).toHaveLength(4)
  })

  it('goes on behind a line that was cut off, which is said', async () => {
    const set = await docmap()
    const [fingerprint = ''] = await fingerprintsIn(set.folder)
    mkdirSync(path.dirname(logFile(set)), { recursive: true })
    writeFileSync(logFile(set), '{"time":"2026-01-01T00:00:00.000Z","provid')
    expect(await revoke(set, [fingerprint, '--yes'])).toMatchObject({ code: 0 })
    expect(readFileSync(logFile(set), 'utf8').split('\n')).toHaveLength(4)
    const { stdout } = await revoke(set, ['--log'])
    expect(stdout).toMatch(/^1 lines are cut off or damaged$/m)
    expect(stdout).toContain('  revoked  ')
  })

  it.each<[string, (set: Scene) => void]>([
    ['a folder', (set) => void mkdirSync(logFile(set), { recursive: true })],
    [
      'a link to elsewhere',
      (set) => {
        mkdirSync(path.dirname(logFile(set)), { recursive: true })
        writeFileSync(path.join(set.home, 'elsewhere'), '')
        symlinkSync(path.join(set.home, 'elsewhere'), logFile(set))
      },
    ],
  ])('that can not be written keeps everything from being called: %s', async (_, spoil) => {
    const set = await docmap()
    spoil(set)
    const [fingerprint = ''] = await fingerprintsIn(set.folder)
    const { code, stdout, stderr } = await revoke(set, [fingerprint, '--yes'])
    expect({ isDone: code === 0, said: stdout + stderr, deletions: deletions(set) }).toEqual({
      isDone: false,
      said: expect.stringContaining("can't be used"),
      deletions: 0,
    })
  })
})

describe('a run that was killed in the middle of a call', () => {
  it('leaves the call in the log; the next run says so, calls again, and goes on with the rest', { timeout: 30_000 }, async () => {
    const set = await docmap((call) => (call === 1 ? 'silence' : { status: 204 }))
    const fingerprints = await fingerprintsIn(set.folder)
    const { child, ended } = start(set, [...fingerprints, '--yes'])
    await until(() => deletions(set) === 2)
    child.kill('SIGKILL')
    await ended
    expect(logged(set)).toMatchObject([{ outcome: 'started' }, { outcome: 'revoked' }, { outcome: 'started' }])
    const { code, stdout } = await revoke(set, [...fingerprints, '--yes'])
    expect({ code, deletions: deletions(set) }).toEqual({ code: 0, deletions: 4 })
    expect(stdout).toMatch(/An earlier run ended in the middle of this call, on 2\d{3}-.*Z: it may have gone through\./)
    expect(stdout).toMatch(/^already dead: .*the log says: revoked on /m)
    expect(stdout.match(/^revoked: /gm)).toHaveLength(2)
  })
})

describe('what the log knows to be dead', () => {
  it('is called for again only when its issuer says that it lives', async () => {
    const [dead, alive] = [await docmap(), await docmap()]
    for (const set of [dead, alive]) {
      const [fingerprint = ''] = await fingerprintsIn(set.folder)
      await revoke(set, [fingerprint, '--yes'])
    }
    const living = await docmap(undefined, { status: 200, body: {} })
    mkdirSync(path.dirname(logFile(living)), { recursive: true })
    appendFileSync(logFile(living), readFileSync(logFile(alive)))
    const [fingerprint = ''] = await fingerprintsIn(dead.folder)
    expect(await revoke(dead, [fingerprint, '--yes'])).toMatchObject({ code: 0 })
    expect(deletions(dead)).toBe(1)
    expect(await revoke(living, [fingerprint, '--yes'])).toMatchObject({ code: 1 })
    expect(deletions(living)).toBe(1)
  }, 30_000)
})

describe('Ctrl-C', () => {
  it('ends with what was done until then, and 130', async () => {
    const set = await docmap((call) => (call === 1 ? 'silence' : { status: 204 }))
    const { child, ended } = start(set, [...(await fingerprintsIn(set.folder)), '--yes'])
    await until(() => deletions(set) === 2)
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(code).toBe(130)
    expect(stdout.match(/^(?:revoked|unknown|not done): /gm)).toEqual(['revoked: ', 'unknown: ', 'not done: '])
    expect(logged(set)).toMatchObject([{}, { outcome: 'revoked' }, {}, { outcome: 'unknown' }])
  }, 30_000)
})

describe('an endpoints file', () => {
  it('that everybody can write is not used', async () => {
    const set = await docmap()
    chmodSync(path.join(set.home, 'config/straykey/revoke.yaml'), 0o666)
    const [fingerprint = ''] = await fingerprintsIn(set.folder)
    expect(await revoke(set, [fingerprint, '--yes'])).toMatchObject({ code: 2, stderr: expect.stringContaining('chmod o-w') })
    expect([set.issuers.asked, existsSync(logFile(set))]).toEqual([[], false])
  })
})
