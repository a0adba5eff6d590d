// straykey audit at a real terminal: somebody presses keys, and what they decide is in the baseline at once.
import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { startIssuers } from '../support/issuer-server.ts'
import { hasTerminals, runAtTerminal, type Sitting, withoutDrawing } from '../support/pseudo-terminal.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'
import { activeCharacters, hostileTexts } from '../support/terminal.ts'
import { acmeKey, acmeRules } from '../support/verifying.ts'

const [first, shared, last] = [liveKey(1), githubKey(2), liveKey(3)]
const CTRL_C = '\x03'

/** Three secrets, found in this order; the second stands in four files. */
function threeSecrets(): string {
  const folder = repository({
    'a.js': `const key = '${first}'\n`,
    ...Object.fromEntries(['b', 'c', 'd', 'e'].map((name) => [`${name}.js`, `const key = '${shared}'\n`])),
    'z.js': `const key = '${last}'\n`,
  })
  git(folder, 'config', 'user.name', 'Ada Author')
  return folder
}

function entriesIn(folder: string): Record<string, string>[] {
  const lines = readFileSync(path.join(folder, 'straykey-baseline.jsonl'), 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Record<string, string>)
}

const reasonsIn = (folder: string) => entriesIn(folder).map(({ reason }) => reason)

async function sit(folder: string, keys: readonly string[], sitting: Partial<Sitting> & { args?: readonly string[] } = {}) {
  const { args = [], ...rest } = sitting
  const { code, screen } = await runAtTerminal(['audit', ...args], { folder, keys, ...rest })
  for (const secret of [first, shared, last]) expect(screen).not.toContain(secret.slice(12))
  return { code, screen: withoutDrawing(screen) }
}

describe.skipIf(!hasTerminals)('straykey audit', () => {
  it('shows each finding, keeps what a key decides, and names the baseline', async () => {
    const folder = threeSecrets()
    const { code, screen } = await sit(folder, ['f', 't', 'r', 'q'])
    expect({ code, reasons: reasonsIn(folder) }).toEqual({ code: 0, reasons: ['false_positive', 'revoked', 'used_in_tests'] })
    for (const text of [
      '1 of 3',
      'a.js:1:14',
      '1 of 4: b.js:1:14',
      '3 of 4: d.js',
      'and 1 more place',
      'Since: 2026-01-02',
      'Harm:',
      'Next:',
    ])
      expect(screen).toContain(text)
    expect(screen).toContain('3 decided (1 false_positive, 1 used_in_tests, 1 revoked); nothing left.')
    expect(entriesIn(folder).every(({ who }) => who === 'Ada Author')).toBe(true)
    expect(readFileSync(path.join(folder, 'straykey.yaml'), 'utf8')).toBe('baseline: "straykey-baseline.jsonl"\n')
    expect((await runCli([], { folder })).code).toBe(0)
  })

  it('takes back a step, a note and a day', async () => {
    const folder = threeSecrets()
    const keys = ['f', 'w', 'u', 'n', 'an old key\r', 'd', '2020-01-01\r\x1b', 'd', '2099-12-31\r', 'u', 'l', 's', 'u', 'q']
    const { code, screen } = await sit(folder, keys, { args: ['--who', 'Grace'] })
    expect(code).toBe(1)
    expect(entriesIn(folder).map(({ fingerprint: _, ...entry }) => entry)).toEqual([
      { reason: 'false_positive', who: 'Grace' },
      { reason: 'will_fix_later', who: 'Grace', note: 'an old key' },
    ])
    expect(screen).toContain('2020-01-01 is over')
    expect(screen).toContain('until 2099-12-31')
  })

  it('goes on with what is left, and has nothing to ask when nothing is', async () => {
    const folder = threeSecrets()
    expect((await sit(folder, ['s', 'w', 'q'])).screen).toMatch(/1 decided \(1 wont_fix\), 1 skipped; 2 left\./)
    const { code, screen } = await sit(folder, ['f', 'f', 'q'])
    expect(screen).toContain('1 of 2')
    expect({ code, reasons: reasonsIn(folder) }).toEqual({ code: 0, reasons: ['false_positive', 'false_positive', 'wont_fix'] })
    expect(await sit(folder, [])).toMatchObject({ code: 0, screen: expect.stringContaining('0 decided; nothing left.') })
  })

  it('keeps everything at Ctrl-C, and gives 130', async () => {
    const folder = threeSecrets()
    const { code, screen } = await sit(folder, ['r', CTRL_C])
    expect({ code, reasons: reasonsIn(folder) }).toEqual({ code: 130, reasons: ['revoked'] })
    expect(screen).toContain('1 decided (1 revoked); 2 left.')
    expect((await sit(folder, ['n', CTRL_C])).code).toBe(130)
    expect((await sit(folder, ['\x04'])).code).toBe(1)
  })

  it('loses nothing when the terminal goes away', async () => {
    const folder = threeSecrets()
    await sit(folder, ['l', 'r'], { atLast: (terminal) => terminal.kill('SIGKILL') })
    expect(reasonsIn(folder).sort()).toEqual(['revoked', 'will_fix_later'])
  })

  it('ends when the system asks it to, with everything kept', async () => {
    const folder = threeSecrets()
    const end = ({ pid }: ChildProcess) => {
      const [program] = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
        .trim()
        .split(/\s+/)
      process.kill(Number(program), 'SIGTERM')
    }
    const { code, screen } = await sit(folder, ['l'], { atLast: end })
    expect({ code, reasons: reasonsIn(folder) }).toEqual({ code: 130, reasons: ['will_fix_later'] })
    expect(screen).toContain('1 decided (1 will_fix_later); 2 left.')
  })

  it('asks issuers first when it is to, about what is meant alone, and shows what they say', async () => {
    const hosts = ['docs101.com', 'api.acme.example']
    const issuers = await startIssuers({ hosts, reply: () => ({ status: 200, body: { user: { login: 'ada\x1b[2J' } } }) })
    const folder = repository({ 'a.env': `A=${acmeKey()}\nDOCS101_API_KEY=${fakeKey('ak_live_ hex*32')}\n` })
    writeFiles(folder, { '.git/acme.yaml': acmeRules('https://api.acme.example/') })
    const args = ['audit', '--verify', '--rules', '.git/acme.yaml', '--rule', 'acme-key']
    const { screen } = await runAtTerminal(args, { folder, keys: ['l', 'q'], environment: issuers.environment })
    expect(withoutDrawing(screen)).toMatch(/Lives: active, as ada\\x1b\[2J/)
    expect(issuers.asked).toEqual(['api.acme.example:443'])
    expect(screen).not.toContain(acmeKey().slice(12))
  })

  it('writes nothing before something is decided', async () => {
    const folder = threeSecrets()
    await sit(folder, ['s', 'u', 'n', 'a note\r', 's', '\r', 'q'])
    expect([existsSync(path.join(folder, 'straykey-baseline.jsonl')), existsSync(path.join(folder, 'straykey.yaml'))]).toEqual([
      false,
      false,
    ])
  })

  it('decides on nothing that was not on the screen when the key was pressed', async () => {
    const folder = threeSecrets()
    await sit(folder, ['fffff', 'q'])
    expect(reasonsIn(folder)).toEqual(['false_positive'])
  })

  it('shows all places when it is asked to', async () => {
    const { screen } = await sit(threeSecrets(), ['s', 'o', 'q'])
    expect(screen).toContain('4 of 4: e.js:1:14')
    expect(screen.split('ghp_').length - 1).toBe(1 + 1 + 1 + 4)
  })

  it('lets no secret into a note, which is committed', async () => {
    const folder = threeSecrets()
    const { screen } = await runAtTerminal(['audit'], { folder, keys: ['n', `it was ${first}\r\x1b`, 'f', 'q'] })
    expect(withoutDrawing(screen)).toContain('That holds a secret')
    expect(entriesIn(folder)[0]).not.toHaveProperty('note')
  })

  it.each<[string, readonly string[], string]>([
    ['a rule', ['--rule', 'github-pat-classic'], 'b.js'],
    ['a path', ['--path', 'z.*'], 'z.js'],
    ['a rule and a path', ['--rule', 'generic-api-live-key', '--path', 'a.js'], 'a.js'],
  ])('asks only about %s when that is meant', async (_, args, place) => {
    const { code, screen } = await sit(threeSecrets(), ['f', 'q'], { args })
    expect(screen).toContain('1 of 1')
    expect(screen).toContain(`${place}:1:14`)
    expect({ code, left: /; (\d+ left)\.$/m.exec(screen)?.[1] }).toEqual({ code: 1, left: '2 left' })
  })

  it("decides on what history holds, with each secret's timeline", async () => {
    const folder = threeSecrets()
    git(folder, 'rm', '--quiet', 'a.js')
    git(folder, 'commit', '--quiet', '--message=second')
    const { code, screen } = await sit(folder, ['r', 'r', 'l', 'q'], { args: ['--history'] })
    expect(code).toBe(0)
    expect(screen).toMatch(/gone from +HEAD, the index and the work tree/)
    expect(entriesIn(folder).filter(({ past }) => past)).toHaveLength(1)
    expect((await scanJson(['history'], { folder })).code).toBe(0)
  })
})

describe.skipIf(!hasTerminals)('a terminal', () => {
  it('sees no colour with NO_COLOR or --no-color, and is kept to its width', async () => {
    for (const [args, environment] of [
      [[], { NO_COLOR: '1' }],
      [['--no-color'], { FORCE_COLOR: '1' }],
    ] as const) {
      const folder = threeSecrets()
      const { screen } = await runAtTerminal(['audit', ...args], { folder, keys: ['f', 'q'], columns: 40, environment })
      expect(screen).not.toMatch(/\x1b\[[\d;]*m/)
      const asked = withoutDrawing(screen)
        .split('\n')
        .filter((line) => /^[│◆└]/.test(line))
      expect(asked.length).toBeGreaterThan(10)
      expect(asked.filter((line) => line.length > 40)).toEqual([])
    }
  })

  it('that has no signs but ASCII gets no others', async () => {
    const { screen } = await sit(threeSecrets(), ['f', 's', 's', 'q'], { environment: { TERM: 'linux' } })
    expect(screen.replaceAll('—', '').match(/[^\x00-\x7f]/g)).toBeNull()
  })

  it.each([
    ['that reads to somebody', { ACCESSIBLE: '1' }, 100],
    ['that can not move its cursor', { TERM: 'dumb' }, 100],
    ['that does not say how wide it is', {}, 0],
  ])('%s gets lines alone, and takes a key and Enter', async (_, environment, columns) => {
    const folder = threeSecrets()
    const sitting = { folder, environment: { ...environment, NO_COLOR: '1' }, columns, manner: 'lines' } as const
    const keys = ['x\n', 'n\n', 'said so\n', 'f\n', '\n', 'u\n', 'w\n', `${CTRL_C}`]
    const { code, screen } = await runAtTerminal(['audit'], { ...sitting, keys })
    expect(screen).not.toMatch(/\x1b/)
    expect(screen).toContain("Line 1: const key = 'sk_live_")
    expect(screen).toContain('No such key')
    expect(code).toBe(130)
    expect(entriesIn(folder).map(({ reason, note }) => [reason, note])).toEqual([
      ['false_positive', 'said so'],
      ['wont_fix', undefined],
    ])
  })

  it('acts on nothing that hostile names and contents hold', async () => {
    const folder = repository()
    const hostile = Object.values(hostileTexts).join(' ').replaceAll('/', '').slice(0, 60)
    writeFiles(folder, { [`${hostile}/${hostile}.js`]: `${hostile}\nconst ${hostile} = '${first}' ${hostile}\n${hostile}\n` })
    symlinkSync('nowhere', path.join(folder, `link ${hostile}`))
    for (const manner of ['prompts', 'lines'] as const) {
      const environment = manner === 'lines' ? { ACCESSIBLE: '1' } : {}
      const keys = manner === 'lines' ? ['s\n', 'q\n'] : ['s', 'q']
      const { screen } = await runAtTerminal(['audit'], { folder, keys, manner, environment })
      expect(withoutDrawing(screen)).toContain('1 of 1')
      expect(activeCharacters(withoutDrawing(screen))).toEqual([])
    }
  })
})
