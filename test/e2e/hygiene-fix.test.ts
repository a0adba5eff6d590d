import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import { keepingOf } from '../support/hygiene.ts'
import { git, gitEnvironment, repository, writeFiles } from '../support/repo.ts'
import { cli, runCli } from '../support/run-cli.ts'

const SEED = 20261122
const drawn = (seed = 1) => fakeKey('alnum*24', seed)
const SECRET = `# The database's\nDB_PASSWORD=${drawn()}\n\nexport PORT="80"\n`

/** Everything in the work tree: name → mode and bytes. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !/^\.git(?:\/|$)/.test(name))
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile())
  return Object.fromEntries(
    files.map((name) => [name, `${statSync(path.join(folder, name)).mode} ${readFileSync(path.join(folder, name), 'latin1')}`]),
  )
}

const tracked = (folder: string) => git(folder, 'ls-files').trim().split('\n')

describe('straykey hygiene --fix', () => {
  it('takes a file out of git, ignores it, and offers an example', async () => {
    const folder = repository({ '.env': SECRET, 'index.ts': '' })
    const run = await runCli(['hygiene', '--fix', '--yes'], { folder })
    expect(run.stdout).toContain('git rm --cached --quiet -- .env')
    expect(run.stdout).toContain('left to do: replace every secret that .env held')
    expect(run.stdout + run.stderr).not.toContain(drawn())
    expect(tracked(folder)).toEqual(['index.ts'])
    expect(readFileSync(path.join(folder, '.env'), 'utf8')).toBe(SECRET)
    expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toBe('.env\n')
    expect(readFileSync(path.join(folder, '.env.example'), 'utf8')).toBe("# The database's\nDB_PASSWORD=\n\nexport PORT=\n")
  })

  it.each([
    ['with --dry-run', ['--dry-run']],
    ['with --dry-run and --yes', ['--dry-run', '--yes']],
    ['where nobody is there to ask', []],
  ])('only shows the changes %s', async (_, options) => {
    const folder = repository({ '.env': SECRET })
    const before = filesIn(folder)
    const { code, stdout } = await runCli(['hygiene', '--fix', ...options], { folder })
    expect([code, filesIn(folder), tracked(folder)]).toEqual([1, before, ['.env']])
    expect(stdout).toContain('+++ b/.gitignore\n@@ -0,0 +1,1 @@\n+.env\n')
    expect(stdout).toContain('nothing was changed')
  })

  it.skipIf(spawnSync('script', ['--version']).status !== 0).each([
    ['y', true],
    ['n', false],
    ['', false],
  ])('asks at a terminal, and takes %j for %s', async (answer, isDone) => {
    const folder = repository({ '.env': SECRET })
    const child = spawn('script', ['-qec', `'${process.execPath}' '${cli}' hygiene --fix`, '/dev/null'], {
      cwd: folder,
      env: { ...gitEnvironment, TERM: 'xterm' },
    })
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const isAsked = seen.includes('Make these changes?')
      seen += text
      if (!isAsked && seen.includes('Make these changes?')) child.stdin.write(`${answer}\n`)
    })
    await new Promise((resolve) => child.once('close', resolve))
    expect([seen.includes('Make these changes?'), tracked(folder).includes('.env')]).toEqual([true, !isDone])
  })

  it('shows diffs that git can apply', async () => {
    const folder = repository({ '.gitignore': 'dist\r\nnode_modules', '.env': SECRET })
    const { stdout } = await runCli(['hygiene', '--fix', '--dry-run'], { folder })
    const patch = stdout.slice(stdout.indexOf('--- '), stdout.indexOf('git rm'))
    execFileSync('git', ['apply', '-'], { cwd: folder, input: patch })
    expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toMatch(/^dist\r\nnode_modules\r?\n\.env\r\n$/)
  })

  it('keeps what it says from a report for programs', async () => {
    const { stdout, stderr } = await runCli(['hygiene', '--fix', '--dry-run', '--format', 'json'], {
      folder: repository({ '.env': SECRET }),
    })
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 })
    expect(stderr).toContain('git rm --cached')
  })

  it('puts a rule behind the one that opens the name again, in the same file', async () => {
    const folder = repository({ 'app/.gitignore': '.env*\n!.env.local\n' })
    writeFiles(folder, { 'app/.env.local': SECRET })
    await runCli(['hygiene', '--fix', '--yes'], { folder })
    expect(readFileSync(path.join(folder, 'app/.gitignore'), 'utf8')).toBe('.env*\n!.env.local\n/.env.local\n')
    expect(await keepingOf(folder)).toEqual([])
  })

  it('lets git see the example that it writes', async () => {
    const folder = repository({ '.gitignore': '.env*\n' })
    writeFiles(folder, { '.env': SECRET })
    git(folder, 'add', '--force', '.env')
    await runCli(['hygiene', '--fix', '--yes'], { folder })
    expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toBe('.env*\n!/.env.example\n')
    expect(await keepingOf(folder)).toEqual([])
  })

  it('leaves alone what is not for it: links, public settings, lines that somebody meant', async () => {
    const folder = repository({ '.env.production': 'COMPANY=Acme\n', '.npmrc': `//a.io/:_authToken=${drawn()}\n` })
    symlinkSync('/dev/null', path.join(folder, '.gitignore'))
    writeFiles(folder, { '.env': SECRET })
    chmodSync(path.join(folder, '.env'), 0o600)
    const before = filesIn(folder)
    const { stdout } = await runCli(['hygiene', '--fix', '--yes'], { folder })
    expect(filesIn(folder)).toEqual(before)
    expect(stdout).toContain('is a link and is left as it is; add by hand: .env')
    expect(stdout).toContain('left to do: take the credentials out of .npmrc')
  })

  it.each([
    [['--fix', '--staged'], '--fix mends files'],
    [['--yes'], '--yes is for --fix'],
    [['--dry-run'], '--dry-run is for --fix'],
  ])('is refused with %j', async (options, message) => {
    const { code, stderr } = await runCli(['hygiene', ...options], { folder: repository() })
    expect([code, stderr.includes(message)]).toEqual([2, true])
  })
})

const MENDED = /^(?:high|medium) (?:env-tracked|env-not-ignored|env-in-image|env-in-package)|env-(?:readable|example-ignored|not-ignored)/

const contents = fc.constantFrom(SECRET, 'COMPANY=Acme\n', '', 'PORT=80\n')
const secretName = fc.constantFrom(
  '.env',
  '.env.local',
  'app/.env',
  'app/.env.bak',
  '.env.production',
  'a b/.env',
  'app/[x].env',
  '.env.example',
)
const ignoreLine = fc.constantFrom('.env', '.env*', '!.env', '!.env.local', '/app', 'app/.env', '*.bak', '# nothing', '!app/.env')
const ignoreText = fc.array(ignoreLine, { maxLength: 3 }).chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)))

const random = fc.record({
  committed: fc.dictionary(secretName, contents, { maxKeys: 3 }),
  ignore: fc.option(ignoreText, { nil: undefined }),
  inner: fc.option(ignoreText, { nil: undefined }),
  docker: fc.option(ignoreText, { nil: undefined }),
  npm: fc.option(ignoreText, { nil: undefined }),
  beside: fc.dictionary(secretName, contents, { maxKeys: 3 }),
  mode: fc.constantFrom(0o600, 0o644),
})

type Random = typeof random extends fc.Arbitrary<infer T> ? T : never

function randomRepository({ committed, ignore, inner, docker, npm, beside, mode }: Random): string {
  const folder = repository({
    'app/x.js': '',
    Dockerfile: 'FROM a\nCOPY . .\n',
    'package.json': '{"name":"acme","version":"1.0.0"}',
    ...committed,
  })
  const rules = { '.gitignore': ignore, 'app/.gitignore': inner, '.dockerignore': docker, '.npmignore': npm }
  writeFiles(folder, Object.fromEntries(Object.entries(rules).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))))
  writeFiles(folder, beside)
  for (const name of Object.keys(beside)) chmodSync(path.join(folder, name), mode)
  return folder
}

describe('in any repository', () => {
  it('--fix is sufficient, touches nothing else, and does nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(random, async (made) => {
        const folder = randomRepository(made)
        const before = filesIn(folder)
        await runCli(['hygiene', '--fix', '--yes'], { folder })
        const after = filesIn(folder)
        expect((await keepingOf(folder)).filter((line) => MENDED.test(line))).toEqual([])
        const touched = Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name])
        const bytes = (file = '') => file.replace(/^\d+ /, '')
        const changed = touched.filter((name) => !(name in before) || bytes(before[name]) !== bytes(after[name]))
        expect(changed.filter((name) => !/(?:^|\/)\.(?:git|docker|npm)ignore$|\.env\.example$/.test(name))).toEqual([])
        expect(Object.keys(before).filter((name) => !(name in after))).toEqual([])
        for (const name of changed) expect(bytes(after[name]).startsWith(bytes(before[name]))).toBe(true)
        await runCli(['hygiene', '--fix', '--yes'], { folder })
        expect(filesIn(folder)).toEqual(after)
      }),
      { seed: SEED, numRuns: 15 },
    )
  }, 300_000)
})
