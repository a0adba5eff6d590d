import { describe, expect, it } from 'vitest'
import { environmentOf, isTestSettings } from '../../src/hygiene/environments.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { type Files, messages, observed, observedByProgram, observedStaged } from '../support/keeping.ts'

const [live, test, publishable] = [liveKey(), fakeKey('sk_test_ alnum*32'), fakeKey('pk_live_ alnum*32')]
const secret = fakeKey('lower*6 digit*3 upper*4 lower*7')

describe('the environment of a settings file', () => {
  it.each([
    ['.env.production', 'production'],
    ['.env.production.local', 'production'],
    ['app/prod.env', 'production'],
    ['config/production.yml', 'production'],
    ['config/environments/production.rb', 'production'],
    ['docker-compose.prod.yml', 'production'],
    ['k8s/prod/secret.yaml', 'production'],
    ['k8s/prod-eu/secret.yaml', 'production'],
    ['appsettings.Production.json', 'production'],
    ['src/environments/environment.prod.ts', 'production'],
    ['.env.staging', 'staging'],
    ['config/application-uat.properties', 'staging'],
    ['.env.development', 'development'],
    ['deploy/dev/values.yaml', 'development'],
    ['config/test.json', 'test'],
    ['prod/values-dev.yaml', 'development'],
  ])('of %s is %s', (path, environment) => expect(environmentOf(path)).toBe(environment))

  it.each([
    '.env',
    '.env.local',
    '.env.production.example',
    'config/app.yml',
    'src/production.ts',
    'docs/production.md',
    'test/fixtures/.env.production',
    'product.json',
    'config/reproduction.yml',
    'src/dev.css',
    'test/data.json',
  ])('is not told by %s', (path) => expect(environmentOf(path)).toBeUndefined())
})

describe('settings with which tests run', () => {
  it.each([
    '.env.test',
    'config/test.yml',
    '.github/workflows/build.yml',
    '.gitlab-ci.yml',
    '.circleci/config.yml',
    'ci/Jenkinsfile',
    'azure-pipelines.yml',
    'jest.config.js',
    'app/playwright.config.ts',
    'cypress.json',
    'cypress.env.json',
  ])('are %s', (path) => expect(isTestSettings(path)).toBe(true))

  it.each(['.env', 'config/app.yml', 'src/test.ts', 'test/app.test.ts', 'docs/testing.md', '.github/dependabot.yml', 'latest.json'])(
    'are not %s',
    (path) => expect(isTestSettings(path)).toBe(false),
  )
})

describe('env-shared-key', () => {
  const id = 'env-shared-key'

  it.each<[string, Files, string]>([
    [
      'that the scanner knows',
      { '.env.development': `KEY=${live}\n`, '.env.production': `A=1\nKEY=${live}\n` },
      'medium .env.production:2',
    ],
    [
      'in other settings',
      { 'config/staging.yml': `key: ${live}\n`, 'config/development.yml': `key: ${live}\n` },
      'medium config/staging.yml:1',
    ],
    ['under other names', { '.env.dev': `A_SECRET=${secret}\n`, '.env.prod': `B_SECRET=${secret}\n` }, 'medium .env.prod:1'],
    [
      'in files that git ignores',
      { '.gitignore': '.env*\n', '.env.test': `DB_PASSWORD=${secret}\n`, '.env.production': `\n\nDB_PASSWORD='${secret}'\n` },
      'medium .env.production:3',
    ],
  ])('tells a value %s', async (_, files, expected) => expect(await observed(id, files)).toEqual([expected]))

  it('tells a value once, wherever the scanner found it', async () => {
    const files = { '.env.production': `KEY=${live}\n`, 'config/production.yml': `key: ${live}\n`, '.env.development': `KEY=${live}\n` }
    expect(await observed(id, files)).toEqual(['medium .env.production:1'])
    expect(await observed(id, { ...files, '.gitignore': '.env.development\n' })).toEqual(['medium .env.production:1'])
  })

  it('names each environment once', async () => {
    const files = {
      '.gitignore': '.env*\n',
      '.env.dev': `A_KEY=${secret}\n`,
      'b/.env.dev': `A_KEY=${secret}\n`,
      '.env.prod': `A_KEY=${secret}\n`,
      '.env.stage': `A_KEY=${secret}\n`,
    }
    expect(await messages(id, files)).toEqual([
      'A_KEY has the same value in production (.env.prod), staging (.env.stage) and development (.env.dev).',
    ])
  })

  it.each<[string, Files]>([
    ['keys of their own', { '.env.development': `KEY=${live}\n`, '.env.production': `KEY=${liveKey(2)}\n` }],
    ['one key for tests and development', { '.env.development': `KEY=${secret}\n`, '.env.test': `KEY=${secret}\n` }],
    ['one test key', { '.env.development': `KEY=${test}\n`, '.env.staging': `KEY=${test}\n` }],
    ['one publishable key', { '.env.development': `APP_KEY=${publishable}\n`, '.env.production': `APP_KEY=${publishable}\n` }],
    ['two files for one environment', { '.env.production': `KEY=${live}\n`, 'config/production.yml': `key: ${live}\n` }],
    ['a file that says no environment', { '.env': `KEY=${live}\n`, '.env.production': `KEY=${live}\n` }],
    [
      'words',
      { '.env.development': 'DB_PASSWORD=postgres\nAPP_NAME=acmeshop1\n', '.env.production': 'DB_PASSWORD=postgres\nAPP_NAME=acmeshop1\n' },
    ],
    ['variables', { '.env.development': 'API_KEY=$SHARED_KEY\n', '.env.production': 'API_KEY=$SHARED_KEY\n' }],
  ])('is silent about %s', async (_, files) => expect(await observed(id, { '.gitignore': '', ...files })).toEqual([]))

  it('is told by the program, which prints no value', async () => {
    const files = { '.gitignore': '.env*\n', '.env.development': `DB_PASSWORD=${secret}\n`, '.env.production': `DB_PASSWORD=${secret}\n` }
    expect(await observedByProgram(id, files, [secret])).toEqual(['medium .env.production:1'])
  })
})

describe('live-key-in-tests', () => {
  const id = 'live-key-in-tests'

  it.each(['.github/workflows/test.yml', '.env.test', 'config/test.yml', 'jest.config.js'])('tells a live key in %s', async (path) => {
    expect(await observed(id, { [path]: `key: "${live}"\n` })).toEqual([`medium ${path}:1`])
  })

  it.each<[string, Files]>([
    ['a test key', { '.env.test': `KEY=${test}\n` }],
    ['a publishable key', { '.env.test': `KEY=${publishable}\n` }],
    ['a key that has no variant for tests', { '.github/workflows/test.yml': `key: ${secret}\n` }],
    ['a live key elsewhere', { 'src/app.ts': `const key = '${live}'\n`, '.env.production': `KEY=${live}\n` }],
    ['a live key in the code of tests, which is often made up', { 'test/app.test.ts': `const key = '${live}'\n` }],
  ])('is silent about %s', async (_, files) => expect(await observed(id, files)).toEqual([]))

  it('is told by the program, of files and of a commit', async () => {
    const files = { '.github/workflows/test.yml': `a: b\nkey: ${live}\n` }
    expect(await observedByProgram(id, files, [live])).toEqual(['medium .github/workflows/test.yml:2'])
    expect(await observedStaged(id, files, [live])).toEqual(['medium .github/workflows/test.yml:2'])
  })
})

describe('test-key-in-production', () => {
  const id = 'test-key-in-production'

  it.each(['.env.production', 'config/production.json', 'docker-compose.prod.yml', 'k8s/prod/app.yaml'])(
    'tells a test key in %s',
    async (path) => {
      expect(await observed(id, { [path]: `key: "${test}"\n` })).toEqual([`low ${path}:1`])
    },
  )

  it.each<[string, Files]>([
    ['a live key', { '.env.production': `KEY=${live}\n` }],
    ['a test key elsewhere', { '.env.development': `KEY=${test}\n`, 'src/production.ts': `const key = '${test}'\n` }],
    ['a test key in the data of tests', { 'test/fixtures/.env.production': `KEY=${test}\n` }],
  ])('is silent about %s', async (_, files) => expect(await observed(id, files)).toEqual([]))

  it('is told by the program', async () => {
    expect(await observedByProgram(id, { '.env.production': `KEY=${test}\n` }, [test])).toEqual(['low .env.production:1'])
  })
})

describe('many-live-keys', () => {
  const id = 'many-live-keys'
  const stripe = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => `STRIPE_KEY_${i}=${fakeKey('sk_live_51 alnum*97', from + i + 1)}\n`)

  it('tells more than ten, and where they are', async () => {
    const files = { 'a.txt': stripe(6).join(''), 'b.txt': stripe(5, 6).join('') }
    expect(await messages(id, files)).toEqual(['11 different live keys (Stripe) stand in a.txt, b.txt.'])
    expect(await observed(id, files)).toEqual(['low a.txt:1'])
  })

  it.each<[string, Files]>([
    ['ten', { 'a.txt': stripe(10).join('') }],
    ['eleven of nobody knows whom', { 'a.txt': Array.from({ length: 11 }, (_, i) => `KEY_${i}=${liveKey(i + 1)}\n`).join('') }],
    ['eleven copies of one', { 'a.txt': Array.from({ length: 11 }, () => stripe(1)[0]).join('') }],
    [
      'twelve of two issuers',
      { 'a.txt': [...stripe(6), ...Array.from({ length: 6 }, (_, i) => `VEXART_${i}=${fakeKey('sk_live_ alnum*32', i + 1)}\n`)].join('') },
    ],
    [
      'eleven for tests',
      { 'a.txt': Array.from({ length: 11 }, (_, i) => `STRIPE_KEY=${fakeKey('sk_test_51 alnum*97', i + 1)}\n`).join('') },
    ],
    ['eleven publishable ones', { 'a.txt': Array.from({ length: 11 }, (_, i) => `KEY=${fakeKey('pk_live_ alnum*32', i + 1)}\n`).join('') }],
  ])('is silent about %s', async (_, files) => expect(await observed(id, files)).toEqual([]))

  it('is told by the program', async () => {
    expect(await observedByProgram(id, { 'a.txt': stripe(11).join('') })).toEqual(['low a.txt:1'])
  })
})
