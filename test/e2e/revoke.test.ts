// `straykey revoke`: which key is meant, what is shown, who decides, and what is never called.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey, githubKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { asked, fingerprintsIn, revoke, type Scene, scene } from '../support/revoking.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const key = githubKey(31)
const files = { '.env': `TOKEN=${key}\n` }
const docmapKey = fakeKey('dm_live_ alnum*64', 32)
const docmapFiles = { 'docmap.env': `DOCMAP_API_KEY=${docmapKey}\n` }
const ON = 'providers: { github: {} }\n'

const fingerprintIn = async ({ folder }: Pick<Scene, 'folder'>) => (await fingerprintsIn(folder))[0] ?? ''

describe('without consent', () => {
  it('says what would be called and whom it touches, calls nobody, and says how to go on', async () => {
    const set = await scene({ files, endpoints: ON })
    const { code, stdout } = await revoke(set, [await fingerprintIn(set)])
    expect({ code, asked: set.issuers.asked }).toEqual({ code: 1, asked: [] })
    expect(stdout).toContain('  POST https://api.github.com/credentials/revoke\n')
    expect(stdout).toContain('! GitHub tells the owner of the credential by mail.')
    expect(stdout).toMatch(/^not done: .*nobody is there to ask; add --yes/m)
    expect(stdout).not.toContain(key)
  })

  it('--dry-run calls nobody, whatever else is said', async () => {
    const set = await scene({ files, endpoints: ON })
    expect(await revoke(set, [await fingerprintIn(set), '--dry-run', '--yes'])).toMatchObject({ code: 1 })
    expect(set.issuers.asked).toEqual([])
  })
})

describe('calls are off', () => {
  it("until the user's own file turns them on; until then it says what to do by hand, and what to write", async () => {
    const set = await scene({ files })
    const { code, stdout } = await revoke(set, [await fingerprintIn(set), '--yes'])
    expect({ code, asked: set.issuers.asked }).toEqual({ code: 1, asked: [] })
    expect(stdout).toContain(`write providers: { github: {} } into ${path.join(set.home, 'config/straykey/revoke.yaml')}`)
    expect(stdout).toContain('1. Delete the token at https://github.com/settings/tokens')
  })

  it.each(['revoke.yaml', 'straykey/revoke.yaml', '.config/straykey/revoke.yaml'])(
    'whatever the scanned folder says in %s',
    async (name) => {
      const set = await scene({ files: { ...files, [name]: ON } })
      expect(await revoke(set, [await fingerprintIn(set), '--yes'])).toMatchObject({ code: 1 })
      expect(set.issuers.asked).toEqual([])
    },
  )

  it('for a file that lies in what is scanned, also when it is named', async () => {
    const set = await scene({ files: { ...files, 'ops/revoke.yaml': ON } })
    const { code, stderr } = await revoke(set, [await fingerprintIn(set), '--yes', '--endpoints', 'ops/revoke.yaml'])
    expect({ code, stderr, asked: set.issuers.asked }).toEqual({
      code: 2,
      stderr: expect.stringContaining('must not say where keys are sent'),
      asked: [],
    })
  })

  it('for a rule of the scanned folder that takes the name of a built-in one', async () => {
    const rule = `provider: github
title: GitHub
docs: https://docs.example.com
keys:
  - id: github-pat-classic
    title: Another key
    severity: high
    harm: None.
    anchors: [ghp_]
    pattern: "ghp_[0-9A-Za-z]{36}"
    remedy: [Delete it.]
    finds: ["A={{ghp_ alnum*36}}", "B={{ghp_ alnum*36}}"]
    ignores: ["A=ghp_no"]
`
    const set = await scene({ files: { ...files, 'straykey.yaml': 'rules: [own.yaml]\n', 'own.yaml': rule }, endpoints: ON })
    const { code, stdout } = await revoke(set, [await fingerprintIn(set), '--yes'])
    expect({ code, stdout, asked: set.issuers.asked }).toEqual({
      code: 1,
      stdout: expect.stringContaining("isn't the built-in one"),
      asked: [],
    })
  })

  it('for issuers that have only a web page: the steps, and a way to see that the key is dead', async () => {
    const set = await scene({
      files: { 'a.env': `DOCS101_KEY=${fakeKey('ak_live_ hex*32', 33)} # docs101\n` },
      endpoints: 'providers: { docs101: {} }\n',
    })
    const fingerprint = await fingerprintIn(set)
    const { code, stdout } = await revoke(set, [fingerprint, '--yes'])
    expect({ code, asked: set.issuers.asked }).toEqual({ code: 1, asked: [] })
    expect(stdout).toContain('Account Settings (the gear icon, top right) > API Keys')
    expect(stdout).toContain(`straykey revoke ${fingerprint} --confirm`)
  })
})

describe('an endpoints file that can not be used', () => {
  it.each<[string, string, RegExp]>([
    ['an unknown field', 'providers: { github: { adress: x } }', /revoke\.yaml:1:\d+: providers\.github\.adress/],
    ['plain http', 'providers: { acme: { shape: batch, contract: gitlab-revocation, url: "http://a.example" } }', /https/],
    ['a shape without its fields', 'providers: { acme: { shape: own-key } }', /the field "request" is missing for own-key/],
    [
      'a key in the host',
      'providers: { acme: { shape: own-key, request: { method: POST, url: "https://{{secret}}.example/" }, done: [{ status: 200 }] } }',
      /must not stand in it/,
    ],
    [
      'an alert without a signature',
      'providers: { acme: { shape: batch, contract: github-alert, url: "https://a.example" } }',
      /is signed/,
    ],
    ['a provider that is none', 'providers: { githb: {} }', /there is no such provider/],
    ['an authority in place of its name', 'providers: { github: { authority: "not a name" } }', /environment variable/],
  ])('says where and what: %s', async (_, endpoints, says) => {
    const set = await scene({ files, endpoints })
    const { code, stderr } = await revoke(set, [await fingerprintIn(set), '--yes'])
    expect({ code, stderr, asked: set.issuers.asked }).toEqual({ code: 2, stderr: expect.stringMatching(says), asked: [] })
  })
})

describe('the key that is meant', () => {
  const both = { 'a.env': `A=${githubKey(34)}\n`, 'b.env': `B=${githubKey(35)}\n` }

  it.each<[string, (fingerprint: string) => string, RegExp]>([
    ['too short a fingerprint', (one) => one.slice(0, one.indexOf(':') + 3), /too short to name one key/],
    ['one that is nowhere', () => 'github-pat-classic:00000000', /no key with this fingerprint in .*--history/],
  ])('is refused: %s', async (_, shorten, says) => {
    const set = await scene({ files: both, endpoints: ON })
    const { code, stderr } = await revoke(set, [shorten(await fingerprintIn(set)), '--yes'])
    expect({ code, stderr, asked: set.issuers.asked }).toEqual({ code: 2, stderr: expect.stringMatching(says), asked: [] })
  })

  it('is never an argument, and what was typed is not repeated', async () => {
    const set = await scene({ files, endpoints: ON })
    const { code, stdout, stderr } = await revoke(set, [key, '--yes'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('never given as an argument') })
    expect(stdout + stderr).not.toContain(key.slice(0, 12))
  })

  it('is found in the history, too', async () => {
    const folder = repository(files)
    writeFiles(folder, { '.env': 'TOKEN=\n' })
    git(folder, 'commit', '--quiet', '--all', '--message=out')
    const set = { ...(await scene({ files: {}, endpoints: ON })), folder }
    const { report } = await (async () => ({
      report: JSON.parse((await runCli(['history', '--format', 'json'], { folder })).stdout) as { findings: { fingerprint: string }[] },
    }))()
    const fingerprint = report.findings[0]?.fingerprint ?? ''
    expect(await revoke(set, [fingerprint])).toMatchObject({ code: 2 })
    const { stdout } = await revoke(set, [fingerprint, '--history'])
    expect(stdout).toMatch(/held by \.env:1 in [0-9a-f]{12}/)
  })

  it('may come from a JSON report: all that count, found again in its folder', async () => {
    const set = await scene({ files: { ...both, 'c.env': `C=${githubKey(36)} # straykey:allow -- revoked\n` }, endpoints: ON })
    const report = (await scanJson([], { folder: set.folder })).stdout
    const { code, stdout } = await revoke({ ...set, folder: temporaryFolder() }, ['-'], report)
    expect({ code, keys: stdout.match(/^ {2}GitHub personal access token/gm)?.length }).toEqual({ code: 1, keys: 2 })
  })

  it('a text on standard input that is no report is refused', async () => {
    expect(await revoke(await scene({ files }), ['-'], 'nothing')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no JSON report'),
    })
  })

  it('may be piped itself, and its places are listed', async () => {
    const set = await scene({ files, endpoints: ON })
    const { code, stdout, stderr } = await revoke(set, ['--value-stdin'], `${key}\n`)
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('held by .env:1') })
    expect(stdout + stderr).not.toContain(key)
  })

  it('of a format that several issuers share is theirs whom --issuer names', async () => {
    const set = await scene({ files: {}, endpoints: ON })
    const { stdout } = await revoke(set, ['--value-stdin', '--issuer', 'vexart'], fakeKey('sk_live_ alnum*32', 37))
    expect(stdout).toContain('vexart live secret key sk_live_')
    expect(stdout).toContain('Rotate the key in the Dashboard under API keys')
  })

  it.each([
    [['--value-stdin'], 'some words that are no key'],
    [['--value-stdin'], ''],
    [['--value-stdin', '--issuer', 'nobody'], key],
    [[], ''],
  ])('is refused when it is none: %j', async (args, input) => {
    expect(await revoke(await scene({ files }), args, input)).toMatchObject({ code: 2 })
  })
})

describe('--confirm', () => {
  it.each([
    ['dead', { status: 401, body: { error: { code: 'UNAUTHORIZED' } } }, 0, /^already dead: /m],
    ['alive', { status: 200, body: { data: [] } }, 1, /^still works: /m],
    ['neither, for all we know', { status: 503 }, 3, /^unknown: /m],
  ] as const)('asks the issuer by its harmless call whether a key is dead: %s', async (_, answer, code, says) => {
    const set = await scene({ files: docmapFiles, reply: () => answer })
    const run = await revoke(set, [await fingerprintIn(set), '--confirm'])
    expect(run).toMatchObject({ code, stdout: expect.stringMatching(says) })
    expect([...new Set(asked(set))]).toEqual(['api.docmap.io GET /v1/extractions'])
    expect(run.stdout).not.toContain(docmapKey)
  })
})

describe('nobody sees the key', () => {
  it('in the list of processes, while a call is under way', async () => {
    const seen: string[] = []
    const set = await scene({
      files,
      endpoints: ON,
      reply: () => {
        seen.push(...commandLines())
        return { status: 202, body: {} }
      },
    })
    await revoke(set, ['--value-stdin', '--yes'], key)
    expect(seen.some((line) => line.includes('revoke'))).toBe(process.platform === 'linux')
    expect(seen.filter((line) => line.includes(key))).toEqual([])
  })

  it('in any file that the program leaves behind', async () => {
    const set = await scene({ files, endpoints: ON, reply: () => ({ status: 202, body: {} }) })
    await revoke(set, [await fingerprintIn(set), '--yes'])
    const left = readdirSync(set.home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(left.map(({ name }) => name).sort()).toContain('revocations.jsonl')
    expect(left.filter((one) => readFileSync(path.join(one.parentPath, one.name), 'utf8').includes(key))).toEqual([])
  })
})

/** Of all processes that the system shows. */
function commandLines(): string[] {
  if (process.platform !== 'linux') return []
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return ids.flatMap((id) => {
    try {
      return [readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')]
    } catch {
      // It has ended.
      return []
    }
  })
}
