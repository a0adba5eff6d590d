// Keys that stand in a file in another notation, with escapes, or in pieces.
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { notations as searchedNotations } from '../../src/detect/notation/notations.ts'
import type { Match } from '../../src/model.ts'
import { detect } from '../support/detect.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { findAll, findsOf, named } from '../support/rule-examples.ts'
import { joints, notations } from '../support/written.ts'

const keys = { 'a key with signs': liveKey(2), 'a key with a checksum': githubKey(3) }
const jwt = fakeKey('base64url({"alg":"HS256","typ":"JWT"}) . base64url({"sub":" digit*10 ","jti":" hex*16 "}) . base64url*43')
const cases = Object.entries(notations).flatMap(([name, write]) => Object.entries(keys).map(([what, key]) => ({ name, what, key, write })))
const frames = [
  ['alone', '', ''],
  ['in quotes', 'first\nsecond = "', '"\nlast\n'],
  ['as a value that another line follows', 'data:\n  token: ', '\n  other: abcd\n'],
] as const

async function found(text: string): Promise<readonly Match[]> {
  const { matches } = await detect(text)
  return matches
}

/** The lines and columns of a stretch, counted in another way. */
function placeOf(text: string, start: number, end: number) {
  const [before, through] = [text.slice(0, start).split('\n'), text.slice(0, end).split('\n')]
  const column = (lines: readonly string[]) => (lines.at(-1)?.length ?? 0) + 1
  return { start, end, line: before.length, column: column(before), endLine: through.length, endColumn: column(through) }
}

describe.each(frames)('%s', (_, before, after) => {
  it.each(cases)('$what in $name is found where it stands', async ({ key, write }) => {
    const written = write(key)
    const text = before + written + after
    const matches = await found(text)
    expect(matches.map(({ secret }) => secret)).toEqual([key])
    const [{ rule, redacted, secret: _secret, couldBe: _couldBe, overHttp: _overHttp, before: _before, after: _after, ...place }] =
      matches as [Match]
    const [clear] = await found(` ${key} `)
    expect([rule, redacted]).toEqual([clear?.rule, clear?.redacted])
    expect(place).toEqual({
      ...placeOf(text, place.start, place.end),
      written: { manner: expect.anything(), text: text.slice(place.start, place.end) },
    })
    expect(place.start).toBeGreaterThanOrEqual(before.length)
    expect(place.end).toBeLessThanOrEqual(before.length + written.length)
  })
})

describe('the place of a key in base64', () => {
  it.each([0, 1, 2, 3, 4, 5])('covers all digits that hold a part of it, behind %i bytes', async (shift) => {
    const key = githubKey(4)
    const text = Buffer.from(`${' '.repeat(shift)}${key}  `).toString('base64')
    const [match] = await found(text)
    expect([match?.start, match?.end]).toEqual([Math.floor((shift * 4) / 3), Math.ceil(((shift + key.length) * 4) / 3)])
  })

  it('covers the padding, which says nothing', async () => {
    const text = Buffer.from(`${githubKey(4)};`.slice(0, -1)).toString('base64')
    const [match] = await found(` ${text} `)
    expect([match?.start, match?.end]).toEqual([1, 1 + text.length])
  })
})

describe('what is told by what stands around it', () => {
  const told = [20261122, 20261123].flatMap((seed) => findsOf(['context', 'scored'], seed)).filter(({ text }) => !/PsExec/.test(text))
  const written = (text: string) => `kind: Secret\ndata:\n  settings: ${Buffer.from(text).toString('base64')}\n`

  it.each(told.map((example) => [named(example), example] as const))('is found in a file in base64: %s', async (_, example) => {
    for (const before of ['', 'a', 'ab', 'x: 1\n', 'x: 12\n', 'x: 123\n']) {
      const text = written(`${before}${example.text}\n`)
      const match = (await findAll(text)).find(({ secret }) => secret === example.secret)
      expect(match?.written?.manner, before).toBe('base64')
      const [from, to] = [match?.start ?? 0, match?.end ?? 0]
      const digits = Buffer.from(text).subarray(from, to).toString()
      const shift = Buffer.byteLength(before + example.text.slice(0, example.start))
      expect(from - text.indexOf('settings: ') - 'settings: '.length).toBe(Math.floor((shift * 4) / 3))
      expect(digits.replace(/=+$/, '').length).toBeGreaterThanOrEqual(Math.ceil((Buffer.byteLength(example.secret) * 4) / 3))
    }
  })

  it('is not looked for in hexadecimal, nor in base64 twice', async () => {
    const text = `DB_PASSWORD=${fakeKey('alnum*12 digit*2 upper*2 lower*4')}\n`
    expect(await found(Buffer.from(text).toString('hex'))).toEqual([])
    expect(await found(Buffer.from(Buffer.from(text).toString('base64')).toString('base64'))).toEqual([])
  })

  it('is no more there than in clear', async () => {
    for (const text of ['password = getPassword(user)\n', 'DB_PASSWORD=$SECRET\n', 'https://user:password@db.acme.io/\n']) {
      expect(await found(text), text).toEqual([])
      expect(await found(written(text)), text).toEqual([])
    }
  })
})

describe('a key in pieces', () => {
  it.each(Object.entries(joints))('is found: %s', async (_, joint) => {
    for (const [at, key] of [8, 9, 14, 20, 30].flatMap((at) => Object.values(keys).map((key) => [at, key] as const))) {
      const text = `x = "${key.slice(0, at)}${joint}${key.slice(at)}";\n`
      const matches = await found(text)
      expect(
        matches.map(({ secret, written }) => [secret, written?.manner]),
        `at ${at}`,
      ).toEqual([[key, 'pieces']])
      expect([matches[0]?.start, matches[0]?.end]).toEqual([5, 5 + key.length + joint.length])
    }
  })

  it('of several lines is found whole, though its beginning alone could be one', async () => {
    const key = fakeKey('sk_live_ alnum*60')
    const [match] = await found(`a = '${key.slice(0, 40)}' +\n  '${key.slice(40, 50)}' +\n  '${key.slice(50)}'`)
    expect(match?.secret).toBe(key)
  })

  it('that YAML folds is found', async () => {
    const key = githubKey(7)
    expect((await found(`a: >-\n  ${key.slice(0, 22)}\n  ${key.slice(22)}\nb: c\n`)).map(({ secret }) => secret)).toEqual([key])
  })

  it.each([
    ['two texts with a comma between', (a: string, b: string) => `["${a}", "${b}"]`],
    ['a name and its value', (a: string, b: string) => `{"${a}": "${b}"}`],
    ['a text and a variable', (a: string, b: string) => `"${a}" + ${b}`],
  ])('is none: %s', async (_, write) => {
    const key = githubKey(8)
    expect(await found(write(key.slice(0, 20), key.slice(20)))).toEqual([])
  })
})

describe('a private key', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const { privateKey: large } = generateKeyPairSync('rsa', {
    modulusLength: 8192,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  const encoded = (pem: string) => Buffer.from(pem).toString('base64')
  const inLines = (text: string, width: number, indent = '') => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`\n${indent}`)

  it.each([
    ['in a kubeconfig', (pem: string) => `users:\n- name: admin\n  user:\n    client-key-data: ${encoded(pem)}\n`],
    ['in lines of 76', (pem: string) => `${inLines(encoded(pem), 76)}\n`],
    ['in lines of 64, indented', (pem: string) => `data:\n  key: |\n    ${inLines(encoded(pem), 64, '    ')}\n  next: x\n`],
    ['in lines of a JSON text', (pem: string) => JSON.stringify({ key: inLines(encoded(pem), 76) })],
    ['in a JSON text', (pem: string) => encoded(JSON.stringify({ type: 'service', key: pem }))],
    ['in hexadecimal', (pem: string) => Buffer.from(pem).toString('hex')],
    ['in base64 twice', (pem: string) => encoded(encoded(pem))],
    ['in escapes', (pem: string) => [...pem].map((sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')],
  ])('is found whole: %s', async (_, write) => {
    for (const pem of [privateKey, large].slice(0, write(large).length < 16_000 ? 2 : 1)) {
      const { matches } = await detect(write(pem))
      expect(matches.map(({ rule, secret }) => [rule, secret.trimEnd()])).toEqual([['private-key-pem', pem.trimEnd()]])
    }
  })
})

describe('a JSON web token', () => {
  it.each([0, 1, 2, 3])('is found in base64, behind %i bytes', async (shift) => {
    const matches = await found(Buffer.from(`${' '.repeat(shift)}${jwt}"`).toString('base64'))
    expect(matches.map(({ secret }) => secret)).toEqual([jwt])
  })
})

describe('what looks like an encoded key', () => {
  const placeholder = `ghp_${'x'.repeat(36)}`

  it.each(Object.entries(notations))('is silent as a placeholder, in %s', async (_, write) => {
    expect(await found(write(placeholder))).toEqual([])
  })

  it('is silent within another word', async () => {
    expect(await found(Buffer.from(`abc${githubKey(1)}`).toString('base64'))).toEqual([])
    expect(await found(`abc${liveKey(1).replaceAll('_', '%5F')}`)).toEqual([])
  })

  it('is a token in clear before it is a key inside of it', async () => {
    const outer = fakeKey(`base64url({"alg":"HS256"}) . base64url({"sub":" digit*10 "}) . base64url*43`)
    const [head, , tail] = outer.split('.')
    const token = `${head}.${Buffer.from(JSON.stringify({ sub: '1234', key: githubKey(2) })).toString('base64url')}.${tail}`
    expect((await found(`"${token}"`)).map(({ secret, written }) => [secret, written])).toEqual([[token, undefined]])
  })
})

describe('a compiled Python file', () => {
  const python = spawnSync('python3', ['--version']).status === 0

  it.runIf(python)('that Python itself wrote shows its keys', async () => {
    const code = `A = "${liveKey(5)}"\ndef f(x):\n    return x + "${githubKey(6)}"\n`
    const script = 'import marshal, sys; sys.stdout.buffer.write(marshal.dumps(compile(sys.stdin.read(), "a", "exec")))'
    const { stdout } = spawnSync('python3', ['-c', script], { input: code })
    const { matches } = await detect(stdout)
    expect(matches.map(({ secret }) => secret).sort()).toEqual([githubKey(6), liveKey(5)].sort())
  })

  const marshalled = (text: string, next: string) =>
    Buffer.from(`\xe3\0\0\0\0\0\0z\x04name${'\xda'}${String.fromCharCode(text.length)}${text}${next}`, 'latin1')

  it.each(['N', 'r\x03\0\0\0', 'z\x05other', ')\x01', '\0'])('shows a key that %j follows', async (next) => {
    for (const key of Object.values(keys)) {
      const { matches } = await detect(marshalled(key, next))
      expect(matches.map(({ secret, start }) => [secret, start])).toEqual([[key, 15]])
    }
  })
})

describe('a hostile text', () => {
  const place = (bytes: Buffer) => ({ bytes, from: 0, to: bytes.length })

  it.each(searchedNotations.map((notation) => [notation.name, notation] as const))(
    'of one endless run of %s is decoded within reach of the place alone',
    (_, notation) => {
      const units = 300
      const text = Buffer.alloc(1 << 16, 'LS0tLS1CRUdJTiBSU0Eg'.repeat(3))
      const middle = 30_000
      const decoded = (bytes: Buffer, found: number) =>
        [...notation.decodings(place(bytes), found, units)].map(({ bytes: all }) => all.length)
      const near = text.subarray(middle - notation.reach(units), middle + notation.reach(units))
      const lengths = decoded(text, middle)
      expect(lengths.filter((length) => length > 2 * notation.reach(units))).toEqual([])
      expect(decoded(Buffer.from(near), notation.reach(units))).toEqual(lengths)
    },
  )

  it.each([
    ['base64 of an anchor over and over', Buffer.from('-----BEGIN RSA ').toString('base64')],
    ['escapes that are no part of a key', '\\x7a'],
    ['escapes that could be', '\\x73\\x6b'],
    ['entities', '&#115;'],
    ['joints', 'npm_" + "'],
  ])('is read to its end: %s', async (_, piece) => {
    const key = githubKey(9)
    const matches = await found(`${piece.repeat(20_000 / piece.length)}\n${Buffer.from(key).toString('base64')}\n`)
    expect(matches.map(({ secret }) => secret)).toEqual([key])
  })
})
