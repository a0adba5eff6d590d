import { appendFileSync, chmodSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { keepingOf, scanHygiene } from '../support/hygiene.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

// Good and bad repositories for each check, made by real git and judged by the built program.

const drawn = (seed = 1) => fakeKey('alnum*24', seed)
const SECRET = `DB_PASSWORD=${drawn()}\nPORT=80\n`
const PLAIN = 'COMPANY=Acme\n'
const EVERYTHING = '.env*\n'

type Files = Readonly<Record<string, string | Uint8Array>>

/** The files in git, and others that lie beside them; what is secret is for its owner alone, unless it is about that. */
function project(tracked: Files, untracked: Files = {}): string {
  const folder = repository({ 'readme.txt': 'nothing\n', ...tracked })
  writeFiles(folder, untracked)
  for (const name of Object.keys(untracked)) chmodSync(path.join(folder, name), 0o600)
  return folder
}

const privateKey = (label = 'PRIVATE KEY') =>
  `-----BEGIN ${label}-----\n${fakeKey('alnum*64', 3)}\n${fakeKey('alnum*64', 4)}\n-----END ${label}-----\n`

describe('tracked files of environment variables', () => {
  it.each<[what: string, files: Files, said: string[]]>([
    ['with a secret', { '.env': SECRET }, ['high env-tracked .env']],
    ['with a secret, although ignored', { '.env': SECRET }, ['high env-tracked .env']],
    ['for production, with a secret', { '.env.production': SECRET }, ['high env-tracked .env.production']],
    ['of another name, with a secret', { 'conf/db.env': SECRET }, ['high env-tracked conf/db.env']],
    ['for direnv, with a secret', { '.envrc': `export API_TOKEN=${drawn()}\n` }, ['high env-tracked .envrc']],
    ['with settings', { '.env': PLAIN }, ['medium env-tracked .env']],
    [
      'of one machine',
      { '.env.local': PLAIN, 'app/.env.test.local': PLAIN },
      ['medium env-tracked .env.local', 'medium env-tracked app/.env.test.local'],
    ],
    ['that are backups', { '.env.bak': PLAIN, '.env~': PLAIN }, ['medium env-tracked .env.bak', 'medium env-tracked .env~']],
    ['for production, with settings', { '.env.production': PLAIN }, ['info env-tracked .env.production']],
    ['with public settings', { '.env': 'VITE_TITLE=Acme\nPORT=80\nDEBUG=false\n' }, ['info env-tracked .env']],
    ['with references', { '.env': 'DB_PASSWORD=op://vault/db/password\n' }, ['info env-tracked .env']],
    [
      'of Symfony',
      { '.env': 'APP_ENV=dev\nMAILER=smtp\n', 'composer.json': '{"require":{"symfony/framework-bundle":"^7"}}' },
      ['info env-tracked .env'],
    ],
    ['in tests', { 'tests/fixtures/.env': SECRET }, ['info env-tracked tests/fixtures/.env']],
    ['for direnv, without a secret', { '.envrc': 'use nix\nexport FOO=bar\n' }, []],
    ['that are empty', { '.env': '', '.env.local': '# nothing\n\n' }, []],
    ['for show', { '.env.example': 'DB_PASSWORD=\n', '.env.vault': SECRET, '.gitignore': '.env\n' }, []],
    ['that are programs', { '.env.d.ts': 'interface Env {}\n', 'src/env.ts': 'export const env = 1\n' }, []],
  ])('%s', async (what, files, said) => {
    const folder = project(files)
    if (what.includes('ignored')) writeFiles(folder, { '.gitignore': EVERYTHING })
    expect(await keepingOf(folder)).toEqual(said)
  })

  it('are named with their variables, and no value', async () => {
    const { stdout } = await runCli(['hygiene'], { folder: project({ '.env': SECRET }) })
    expect(stdout).toContain('.env is tracked by git: DB_PASSWORD has a value that looks secret.')
    expect(stdout).not.toContain(drawn())
  })

  it('are told of when they are staged, by what is staged', async () => {
    const folder = project({}, { '.env': SECRET })
    git(folder, 'add', '.env')
    writeFiles(folder, { '.env': '' })
    expect(await scanHygiene(['--staged'], { folder })).toEqual(['high env-tracked .env'])
    expect(await scanHygiene(['--staged', '--no-hygiene'], { folder })).toEqual([])
  })

  it('are none where nothing is tracked', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { '.env': SECRET })
    chmodSync(path.join(folder, '.env'), 0o600)
    expect(await keepingOf(folder)).toEqual([])
  })
})

describe('tracked credentials', () => {
  const npm = (value: string) => `registry=https://registry.npmjs.org/\n//registry.npmjs.org/:_authToken=${value}\n`
  const pem = (label: string) => `-----BEGIN ${label}-----\n${fakeKey('alnum*64', 5)}\n-----END ${label}-----\n`
  const der = Uint8Array.from([0x30, 0x82, 9, 1, 2, 1, 3, 0x30, 0x82])
  const java = (entry: number) => Uint8Array.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, entry, 0, 1])
  const state = (resources: string) => `{"version":4,"resources":[${resources}]}`
  const kube = (user: string) => `apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    ${user}\n`

  it.each<[what: string, name: string, contents: string | Uint8Array, severity: string | undefined]>([
    ['a token', '.npmrc', npm(drawn()), 'high'],
    ['the name of a token', '.npmrc', npm('$'.concat('{NPM_TOKEN}')), undefined],
    ['no token', '.npmrc', 'save-exact=true\n', undefined],
    ['a token', '.yarnrc.yml', `npmAuthToken: ${drawn()}\n`, 'high'],
    ['a password', '.pypirc', `[pypi]\nusername = a\npassword = ${drawn()}\n`, 'high'],
    ['no password', '.pypirc', '[pypi]\nrepository = https://upload.pypi.org/legacy/\n', undefined],
    ['a password', '.netrc', `machine a.io login b password ${drawn()}\n`, 'high'],
    ['a password', 'home/.git-credentials', `https://ada:${drawn()}@git.acme.io\n`, 'high'],
    ['a login', '.docker/config.json', `{"auths":{"a.io":{"auth":"${drawn()}"}}}`, 'high'],
    ['no login', '.docker/config.json', '{"auths":{"a.io":{}},"credsStore":"pass"}', undefined],
    ['a key', 'deploy/id_rsa', privateKey('RSA PRIVATE KEY'), 'high'],
    ['a key', 'server.key', privateKey(), 'high'],
    ['an encrypted key', 'server.key', privateKey('ENCRYPTED PRIVATE KEY'), 'medium'],
    ['a certificate', 'server.pem', pem('CERTIFICATE'), undefined],
    ['a public key', 'server.pem', pem('PUBLIC KEY'), undefined],
    ['something else', 'translations.key', 'hello=world\n', undefined],
    ['a container', 'release.p12', der, 'medium'],
    ['a container of certificates', 'truststore.p12', der, 'info'],
    ['no container', 'release.pfx', 'text\n', undefined],
    ['a key store', 'release.jks', java(1), 'medium'],
    ['a store of certificates', 'cacerts.jks', java(2), undefined],
    ['the key of every Android project', 'app/debug.keystore', java(1), 'info'],
    ['a key', 'prod.kubeconfig', kube(`client-key-data: ${drawn()}`), 'high'],
    ['a program that logs in', 'prod.kubeconfig', kube('exec: {command: aws}'), undefined],
    ['keys', '.aws/credentials', `[default]\naws_secret_access_key = ${drawn()}\n`, 'high'],
    ['resources', 'terraform.tfstate', state('{"type":"x"}'), 'high'],
    ['no resources', 'terraform.tfstate', state(''), undefined],
    ['a secret', 'prod.tfvars', `region = "eu"\ndb_password = "${drawn()}"\n`, 'high'],
    ['settings', 'prod.tfvars', 'region = "eu"\ninstance_count = "3"\n', undefined],
    [
      'an account',
      'app-service-account.json',
      `{"type": "service_account", "private_key": "${privateKey().replaceAll('\n', '\\n')}"}`,
      'high',
    ],
    ['a dump', 'backup.sql', "-- MySQL dump 10.13\nINSERT INTO a VALUES ('b');\n", 'info'],
    ['a schema', 'schema.sql', 'CREATE TABLE a (b INT);\nINSERT INTO a VALUES (1);\n', undefined],
    ['a dump', 'backup.dump', 'PGDMP\u0001', 'info'],
    ['what was typed', '.bash_history', 'ls\n', 'info'],
    ['a key, in tests', 'tests/certs/server.key', privateKey(), 'info'],
  ])('%s in %s', async (_, name, contents, severity) => {
    const said = await keepingOf(project({ [name]: contents }))
    expect(said).toEqual(severity === undefined ? [] : [`${severity} credentials-tracked ${name}`])
  })

  it('of tests are one finding together', async () => {
    const folder = project({ 'tests/a.key': privateKey(), 'tests/b.key': privateKey() })
    expect(await keepingOf(folder)).toEqual(['info credentials-tracked tests/a.key'])
  })

  it('with a secret that was found count more', async () => {
    expect(await keepingOf(project({ '.bash_history': `export STRIPE_KEY=${liveKey()}\n` }))).toContain(
      'high credentials-tracked .bash_history',
    )
  })
})

describe('ignore rules', () => {
  it.each<[what: string, tracked: Files, untracked: Files, said: string[]]>([
    ['leave a secret open', {}, { '.env': SECRET }, ['medium env-not-ignored .env']],
    ['leave public settings open', {}, { '.env.production': PLAIN }, ['info env-not-ignored .env.production']],
    ['cover it', { '.gitignore': EVERYTHING }, { '.env': SECRET }, []],
    ['cover it further in', { 'app/.gitignore': '.env\n' }, { 'app/.env': SECRET }, []],
    ['cover another folder', { 'app/.gitignore': '/.env\n' }, { 'web/.env': SECRET }, ['medium env-not-ignored web/.env']],
    ['miss what is expected by its example', { '.env.example': 'A=\n' }, {}, ['info env-not-ignored .env.example']],
    ['miss what a library reads', { 'package.json': '{"dependencies":{"dotenv":"1"}}' }, {}, ['info env-not-ignored package.json']],
    ['cover what is expected', { '.gitignore': EVERYTHING, 'requirements.txt': 'python-dotenv==1\n' }, {}, []],
    ['open it again', { '.gitignore': '.env*\n!.env.production\n' }, {}, ['info env-reopened .gitignore']],
    ['open and close it', { '.gitignore': '!.env.production\n.env*\n' }, {}, []],
    ['open examples', { '.gitignore': '.env*\n!.env.example\n' }, {}, []],
    ['cover the example', { '.gitignore': EVERYTHING }, { '.env.example': 'A=\n' }, ['info env-example-ignored .env.example']],
  ])('that %s', async (_, tracked, untracked, said) => {
    expect(await keepingOf(project(tracked, untracked))).toEqual(said)
  })

  it('of this clone alone are told apart', async () => {
    const folder = project({}, { '.env': SECRET })
    appendFileSync(path.join(folder, '.git/info/exclude'), '.env\n')
    expect(await keepingOf(folder)).toEqual(['info env-not-ignored .env'])
  })

  it('count from within a folder, too', async () => {
    const folder = project({ '.gitignore': '/app/.env\n', 'app/x': '' }, { 'app/.env': SECRET, 'app/.env.local': SECRET })
    expect(await keepingOf(path.join(folder, 'app'))).toEqual(['medium env-not-ignored .env.local'])
  })
})

describe('modes of files', () => {
  it.each([
    [0o644, SECRET, ['info env-readable .env']],
    [0o620, SECRET, ['info env-readable .env']],
    [0o600, SECRET, []],
    [0o644, PLAIN, []],
  ])('%o', async (mode, text, said) => {
    const folder = project({ '.gitignore': EVERYTHING }, { '.env': text })
    chmodSync(path.join(folder, '.env'), mode)
    expect(await keepingOf(folder)).toEqual(said)
  })
})
