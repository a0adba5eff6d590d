import { describe, expect, it } from 'vitest'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { type Files, messages, observed, observedByProgram, observedStaged } from '../support/keeping.ts'

const password = fakeKey('lower*6 digit*3 upper*4')
/** No rule takes it for a secret. */
const words = 'correcthorsestaple'
const ignoring = { '.gitignore': '.env\n.env.*\n!.env*.example\n!.env.sample\n' }

describe('env-example-incomplete', () => {
  const id = 'env-example-incomplete'

  it.each<[string, Files, string]>([
    ['a missing name', { '.env': 'A=1\nB=2\n', '.env.example': 'A=\n' }, '.env.example lacks B of .env.'],
    [
      'a name that only a sentence has',
      { '.env': 'API_KEY=1\n', '.env.example': '# the API_KEY\n' },
      '.env.example lacks API_KEY of .env.',
    ],
    ['several names', { '.env': 'export A=1\nB: 2\nC="3\n4"\n', '.env.sample': '\n' }, '.env.sample lacks A, B, C of .env.'],
    [
      'many names',
      { '.env': 'ABCDEFGHIJKL'.replace(/./g, '$&=1\n'), '.env.example': '' },
      '.env.example lacks A, B, C, D, E, F, G, H, I, J and 2 more of .env.',
    ],
    [
      'those of .env.local, where there is no .env',
      { '.env.local': 'A=1\n', '.env.example': 'B=\n' },
      '.env.example lacks A of .env.local.',
    ],
    [
      'those of the file that it names',
      { '.env.production': 'A=1\n', '.env.production.example': '' },
      '.env.production.example lacks A of .env.production.',
    ],
    ['in a folder', { 'app/.env': 'A=1\n', 'app/.env.example': '' }, 'app/.env.example lacks A of app/.env.'],
  ])('tells %s', async (_, files, expected) => expect(await messages(id, { ...ignoring, ...files })).toEqual([expected]))

  it.each<[string, Files]>([
    ['with all names', { '.env': 'A=1\nB=2\n', '.env.example': 'B=\nA=\nC=\n' }],
    ['with names in comments', { '.env': 'A=1\nB=2\n', '.env.example': 'A=\n# B=\n' }],
    ['without a file of values', { '.env.example': 'A=\n' }],
    ['of another folder', { '.env': 'A=1\n', 'app/.env.example': 'B=\n' }],
    ['for names that are in comments in .env', { '.env': '# A=1\n', '.env.example': '' }],
    ['where no example is offered', { '.env': 'A=1\n' }],
  ])('is silent about an example %s', async (_, files) => expect(await observed(id, { ...ignoring, ...files })).toEqual([]))

  it('counts what may be a rest of a key, and does not show it', async () => {
    const rest = fakeKey('upper lower digit*3 alnum*20')
    expect(await messages(id, { ...ignoring, '.env': `A="b\n${rest}==\n`, '.env.example': 'A=\n' })).toEqual([
      '.env.example lacks 1 name of .env.',
    ])
  })

  it('is for information, names the file as a whole, and prints no value', async () => {
    const files = { ...ignoring, '.env': `A=1\nDB_PASSWORD=${password}\n`, '.env.example': 'A=\n' }
    expect(await observedByProgram(id, files, [password])).toEqual(['info .env.example:1'])
  })
})

describe('env-example-filled', () => {
  const id = 'env-example-filled'
  const address = `postgres://app:${password}@db.acme.com:5432/app`

  it.each<[string, Files, string]>([
    ['the value of .env', { '.env': `DB_PASSWORD=${password}\n`, '.env.example': `A=\nDB_PASSWORD=${password}\n` }, '.env.example:2'],
    ['the value in other quotes', { '.env': `API_TOKEN='${words}'\n`, '.env.example': `API_TOKEN="${words}"\n` }, '.env.example:1'],
    ['the value of a file beside it', { '.env.local': `appSecret=${words}\n`, '.env.sample': `appSecret=${words}\n` }, '.env.sample:1'],
    ['the value under another name', { '.env': `OLD=${words}\n`, '.env.example': `APP_KEY=${words}\n` }, '.env.example:1'],
  ])('tells %s', async (_, files, expected) => expect(await observed(id, { ...ignoring, ...files })).toEqual([`medium ${expected}`]))

  it('tells which value is the same in which file', async () => {
    const files = { ...ignoring, '.env': `DB_PASSWORD=${words}\n`, '.env.example': `DB_PASSWORD=${words}\n` }
    expect(await messages(id, files)).toEqual(['DB_PASSWORD has the same value in .env.example as in .env, where the real ones are.'])
  })

  it('tells what the scanner found, as worse, and once', async () => {
    const files = { ...ignoring, '.env': `API_KEY=${liveKey()}\n`, '.env.example': `\nAPI_KEY=${liveKey()}\n` }
    expect(await observed(id, files)).toEqual(['high .env.example:2'])
  })

  it('tells an address with a password of a host elsewhere', async () => {
    const files = { ...ignoring, '.env': `DATABASE_URL=${address}\n`, '.env.example': `DATABASE_URL=${address}\n` }
    expect(await observed(id, files)).toHaveLength(1)
  })

  it.each<[string, string]>([
    ['an empty value', 'API_KEY='],
    ['a short value', 'API_KEY=abc1234'],
    ['a number', 'API_TOKEN=1234567890'],
    ['a word', 'NODE_ENV=development'],
    ['a word that many use for a password', 'DB_PASSWORD=postgres'],
    ['a text that stands for a value', 'API_KEY=your-api-key-here'],
    ['another such text', 'JWT_SECRET=<your secret>'],
    ['a name that is no secret', `APP_NAME=${password}`],
    ['the path of a secret', 'SECRET_KEY_PATH=/etc/acme/app-key.pem'],
    ['an address', 'TOKEN_ENDPOINT=https://acme.com/oauth/token'],
    ['an address on this machine with a password', `DATABASE_URL=postgres://app:${'pass'}word@localhost:5432/app`],
    ['a variable', 'API_KEY=$OTHER_API_KEY'],
    ['a publishable key', `STRIPE_KEY=${fakeKey('pk_live_ alnum*32')}`],
  ])('is silent about %s in both', async (_, line) => {
    expect(await observed(id, { ...ignoring, '.env': `${line}\n`, '.env.example': `${line}\n` })).toEqual([])
  })

  it('is silent about a value of its own', async () => {
    expect(await observed(id, { ...ignoring, '.env': `DB_PASSWORD=${password}\n`, '.env.example': 'DB_PASSWORD=password\n' })).toEqual([])
  })

  it('is told by the program, which prints no value', async () => {
    const files = { ...ignoring, '.env': `DB_PASSWORD=${password}\n`, '.env.example': `DB_PASSWORD=${password}\nKEY=${githubKey()}\n` }
    expect(await observedByProgram(id, files, [password, githubKey()])).toEqual(expect.arrayContaining(['high .env.example:2']))
  })

  it('is told of a commit', async () => {
    expect(await observedStaged(id, { '.env.example': `KEY=${githubKey()}\n` }, [githubKey()])).toEqual(['high .env.example:1'])
  })
})
