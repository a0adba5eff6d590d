// Secrets of several parts, as a user meets them: one finding with its parts, in files, in what is staged, in a history.
import { describe, expect, test } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import { auditAllWays, commit, sharedRepository } from '../support/history.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type JsonReport, runCli, scanJson } from '../support/run-cli.ts'
import type { SarifLog } from '../support/sarif.ts'

const idOf = (seed = 1) => fakeKey('AKIA base32*16', seed)
const secretOf = (seed = 1) => fakeKey('base64*37 upper*1 lower*1 digit*1', seed)
const credentials = (seed = 1) => `[default]\naws_access_key_id = ${idOf(seed)}\naws_secret_access_key = ${secretOf(seed)}\n`

/** What each finding is, with what belongs to it. */
function shown({ findings }: JsonReport): string[] {
  return findings.map(({ rule, parts = [] }) => [rule, ...parts.map((part) => part.rule ?? part.title)].join(' + '))
}

async function shownIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return shown((await scanJson([], { folder })).report)
}

const hex = fakeKey('hex*32', 3)
const password = fakeKey('alnum*20', 4)
const pairs: readonly (readonly [string, string, string])[] = [
  ['a key id and its secret', credentials(), 'aws-secret-access-key + aws-access-key-id'],
  [
    'a temporary credential of three parts',
    `${credentials()}aws_session_token = ${fakeKey('base64*360 upper*1 lower*1 digit*1')}\n`,
    'aws-secret-access-key + aws-access-key-id + aws-session-token',
  ],
  [
    'an account SID and its token',
    `TWILIO_ACCOUNT_SID=${fakeKey('AC hex*32', 2)}\nTWILIO_AUTH_TOKEN=${hex}\n`,
    'twilio-auth-token-pair + twilio-account-sid',
  ],
  [
    'an API key SID and its secret',
    `TWILIO_API_KEY=${fakeKey('SK hex*32', 2)}\nTWILIO_API_SECRET=${fakeKey('alnum*29 upper*1 lower*1 digit*1', 5)}\n`,
    'twilio-api-key-secret + twilio-api-key-sid',
  ],
  [
    'a client id of Google and its secret',
    `{"installed":{"client_id":"${fakeKey('digit*12 - lower*20 digit*12', 7)}.apps.googleusercontent.com","client_secret":"${fakeKey('GOCSPX- base64url*28', 7)}"}}`,
    'google-oauth-client-secret + google-oauth-client-id',
  ],
  [
    'a client id and its secret',
    `AUTH0_CLIENT_ID=${fakeKey('upper*1 alnum*29 digit*1 lower*1', 6)}\nAUTH0_CLIENT_SECRET=${fakeKey('upper*1 base64url*61 digit*1 lower*1', 6)}\n`,
    'auth0-client-secret + auth0-client-id',
  ],
  [
    'a user, password and host of a database',
    `DATABASE_URL=postgres://deploy:${password}@db.acme.io:5432/app\n`,
    'url-password + host + user',
  ],
  ['a login of .netrc', `machine git.acme.io\n  login deploy\n  password ${password}\n`, 'netrc-password + host + user'],
]

describe('one finding', () => {
  test.each(pairs)('is %s', async (_, text, expected) => {
    expect(await shownIn({ '.env': text })).toEqual([expected])
  })

  test('is what is printed: its parts in lines, one secret in the count, nothing in clear', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a/credentials': credentials() })
    const { code, stdout } = await runCli([], { folder })
    expect(code).toBe(1)
    expect(stdout).toContain('  With:  AWS access key id AKIA…  a/credentials:2:21\n')
    expect(stdout).toContain('1 secret in 1 place.\n')
    expect([idOf(), secretOf()].filter((value) => stdout.includes(value.slice(4)))).toEqual([])
  })

  test('has related places in SARIF', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.env': credentials() })
    const { stdout } = await runCli(['--format', 'sarif'], { folder })
    const [entry, ...more] = (JSON.parse(stdout) as SarifLog).runs[0]?.results ?? []
    expect(more).toEqual([])
    expect(entry?.message.text).toContain('[AWS access key id AKIA…](1)')
    expect(entry?.relatedLocations?.map(({ physicalLocation }) => physicalLocation.region?.startLine)).toEqual([2])
  })

  test('is allowed as one by a comment', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.env': credentials().replace(/\n$/, ' # straykey:allow -- of the sandbox\n') })
    const { code, report } = await scanJson([], { folder })
    expect({ code, by: report.findings.map(({ suppression }) => suppression?.by) }).toEqual({ code: 0, by: ['comment'] })
  })
})

describe('a public half', () => {
  test('alone is a finding of its own', async () => {
    expect(await shownIn({ 'a.env': `AWS_ACCESS_KEY_ID=${idOf()}\n` })).toEqual(['aws-access-key-id'])
  })

  test('that everybody may know is nothing alone', async () => {
    const files = {
      'a.html': `${fakeKey('digit*12 - lower*20 digit*12', 7)}.apps.googleusercontent.com`,
      'b.env': `SID=${fakeKey('AC hex*32', 2)}`,
    }
    expect(await shownIn(files)).toEqual([])
  })

  test('is one in other files, too, with the fingerprint of the part', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.env': credentials(), 'b.txt': idOf(), 'c.txt': idOf() })
    const { report } = await scanJson([], { folder })
    expect(shown(report)).toEqual(['aws-secret-access-key + aws-access-key-id', 'aws-access-key-id'])
    const [secret, half] = report.findings
    expect(half?.locations.map((place) => place.path)).toEqual(['b.txt', 'c.txt'])
    expect(secret?.parts?.[0]?.fingerprint).toBe(half?.fingerprint)
  })

  test('that is staged beside an old secret is a finding', async () => {
    const folder = repository({ 'a.env': `aws_secret_access_key = ${secretOf()}\n` })
    writeFiles(folder, { 'a.env': credentials() })
    git(folder, 'add', 'a.env')
    const { code, report } = await scanJson(['--staged'], { folder })
    expect(code).toBe(1)
    expect(report.findings.map(({ rule, suppression }) => [rule, suppression?.by])).toEqual([
      ['aws-access-key-id', undefined],
      ['aws-secret-access-key', 'existing'],
    ])
  })
})

describe('in a history', () => {
  const folder = sharedRepository()

  test('parts survive, found in packs and through git alike', async () => {
    commit(folder, { files: { 'a.env': credentials(1) } })
    commit(folder, { files: { 'a.env': 'gone\n', 'b.env': `${'# a line\n'.repeat(40)}${credentials(2)}` } })
    const report = await auditAllWays(folder)
    expect(shown(report)).toEqual(Array(2).fill('aws-secret-access-key + aws-access-key-id'))
    expect(
      report.findings
        .map(({ parts = [] }) => parts.flatMap(({ locations }) => locations.map(({ path, line }) => `${path}:${line}`)))
        .sort(),
    ).toEqual([['a.env:2'], ['b.env:42']])
  })
})
