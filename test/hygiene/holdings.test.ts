import { describe, expect, it } from 'vitest'
import { holdingsOf, listed } from '../../src/hygiene/holdings.ts'
import { fakeKey } from '../support/fake-keys.ts'

const drawn = () => fakeKey('alnum*24', 7)

describe('the names in a file of environment variables', () => {
  it.each([
    'DB_PASSWORD',
    'API_KEY',
    'apiKey',
    'SECRET',
    'SESSION_SECRET',
    'GH_TOKEN',
    'auth.token',
    'MAIL_PASS_PHRASE_PWD',
    'AWS_SECRET_ACCESS_KEY',
  ])('look secret: %s, when its value was drawn', (name) => {
    expect(holdingsOf(`${name}=${drawn()}\n`).secret).toEqual([name])
  })

  it.each([
    'PUBLIC_KEY',
    'AWS_ACCESS_KEY_ID',
    'SSH_KEY_PATH',
    'TOKEN_URL',
    'PASSWORD_MIN_LENGTH',
    'KEYBOARD',
    'NEXT_PUBLIC_API_KEY',
    'MONKEY',
    'APP_NAME',
    'TOKENIZER',
  ])('look harmless or could be anything: %s', (name) => {
    expect(holdingsOf(`${name}=${drawn()}\n`).secret).toEqual([])
  })

  it.each([
    '',
    'true',
    '3600',
    'changeme',
    'your-secret-here',
    '<secret>',
    'xxxxxxxx',
    'password',
    'postgres',
    'my_secret_password',
    '$OTHER',
    '$'.concat('{OTHER}'),
    '$(pass show x)',
    'op://vault/item',
    'encrypted:BAbc123defGHIjkl',
    'ENC[AES256_GCM,data:x]',
    '/run/secrets/db',
    'https://example.com/token',
  ])('do not make a secret of the value %j', (value) => {
    expect(holdingsOf(`DB_PASSWORD=${value}\n`).secret).toEqual([])
  })

  it('look secret by an address with a password, of another machine', () => {
    const address = (password: string, host: string) => holdingsOf(`DATABASE_URL=postgres://app:${password}@${host}/app\n`).secret
    expect(address(drawn(), 'db.acme.io')).toEqual(['DATABASE_URL'])
    expect(address(drawn(), 'localhost:5432')).toEqual([])
    expect(address('postgres', 'db.acme.io')).toEqual([])
    expect(address('$DB_PASSWORD', 'db.acme.io')).toEqual([])
  })

  it('count for nothing in comments, and once each', () => {
    expect(holdingsOf(`# API_KEY=${drawn()}\nPORT=80\nPORT=81\n`)).toEqual({ secret: [], other: [], harmless: ['PORT'] })
  })

  it('are named five at most', () => {
    expect([['A'], ['A', 'B'], ['A', 'B', 'C', 'D', 'E', 'F', 'G']].map(listed)).toEqual(['A', 'A and B', 'A, B, C, D, E and 2 more'])
  })
})
