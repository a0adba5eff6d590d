import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { protectionOf } from '../../src/detect/private-key.ts'
import { fakeKey } from '../support/fake-keys.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'straykey-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const encoding = { format: 'pem' } as const
const locked = { ...encoding, cipher: 'aes-256-cbc', passphrase: 'a passphrase' } as const
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const ed = generateKeyPairSync('ed25519').privateKey
const dsa = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).privateKey
const rsaPem = String(rsa.export({ ...encoding, type: 'pkcs1' })).trim()
const ecPem = String(ec.export({ ...encoding, type: 'sec1' })).trim()
const armour = (label: string, material: string) => `-----BEGIN ${label}-----\n${material}\n-----END ${label}-----`

describe('protectionOf', () => {
  it.each([
    ['PKCS #1', rsaPem],
    ['PKCS #8', String(rsa.export({ ...encoding, type: 'pkcs8' }))],
    ['SEC 1', ecPem],
    ['PKCS #8 on a curve', String(ec.export({ ...encoding, type: 'pkcs8' }))],
    ['PKCS #8 with Ed25519', String(ed.export({ ...encoding, type: 'pkcs8' }))],
    ['PKCS #8 with DSA', String(dsa.export({ ...encoding, type: 'pkcs8' }))],
  ])('is none for a key that OpenSSL made: %s', (_, pem) => expect(protectionOf(pem.trim())).toBe('none'))

  it.each([
    ['PKCS #8', String(rsa.export({ ...locked, type: 'pkcs8' }))],
    ['PKCS #8 on a curve', String(ec.export({ ...locked, type: 'pkcs8' }))],
    ['RFC 1421', String(rsa.export({ ...locked, type: 'pkcs1' }))],
    ['RFC 1421 on a curve', String(ec.export({ ...locked, type: 'sec1' }))],
  ])('is a passphrase for a key that OpenSSL encrypted: %s', (_, pem) => expect(protectionOf(pem.trim())).toBe('passphrase'))

  describe.each([
    ['RSA', rsaPem],
    ['EC', ecPem],
  ])('of a key (%s)', (_, pem) => {
    it.each<[string, (line: string) => string, string]>([
      ['on one line with literal \\n', (line) => line, '\\n'],
      ['in a string in a string', (line) => line, '\\\\n'],
      ['with \\r\\n', (line) => line, '\\r\\n'],
      ['with CR LF and indentation', (line) => line, '\r\n    '],
      ['on one line with spaces', (line) => line, ' '],
      ['as JSON escapes it', (line) => line.replaceAll('/', '\\/').replaceAll('+', '\\u002b'), '\\u000a'],
      ['as HTML escapes it', (line) => line.replaceAll('/', '&#x2F;').replaceAll('+', '&#43;').replaceAll('=', '&#x3D;'), '&#10;'],
      ['as a form escapes it', (line) => encodeURIComponent(line).replaceAll('%20', '+'), '%0A'],
      ['as an address escapes it', (line) => line.replaceAll('+', '%2B').replaceAll('/', '%2f').replaceAll('=', '%3D'), '%0A'],
      ['as concatenated strings', (line) => `"${line}\\n"`, ' +\n  '],
      ['as strings side by side', (line) => `'${line}\\n'`, '\n  '],
      ['as PHP joins strings', (line) => `'${line}' . "\\n"`, ' .\n'],
      ['as an array of lines', (line) => `'${line}'`, ',\n  '],
      ['as calls that append lines', (line) => `key.append("${line}\\n");`, '\n'],
      ['in comments', (line) => `# ${line}`, '\n'],
      ['in comments without a space', (line) => `//${line}`, '\n'],
      ['in a block comment', (line) => ` * ${line}`, '\n'],
      ['quoted in a mail', (line) => `> ${line}`, '\n'],
      ['added in a diff', (line) => `+${line}`, '\n'],
      ['removed in a diff', (line) => `-${line}`, '\n'],
      ['with a word behind the first line', (line) => (line.includes('BEGIN') ? `${line} not a real one` : line), '\n'],
    ])('sees one %s', (_, write, joint) => {
      const written = pem.split('\n').map(write).join(joint)
      expect(protectionOf(written.slice(written.indexOf('-----BEGIN')))).toBe('none')
    })
  })

  it('takes a key that lacks its last line, but none that was cut off', () => {
    const lines = rsaPem.split('\n')
    const cut = (count: number) => protectionOf([...lines.slice(0, count), ...lines.slice(-1)].join('\n'))
    expect([cut(lines.length - 2), cut(lines.length / 2), cut(4)]).toEqual(['none', undefined, undefined])
    expect(protectionOf([...lines.slice(0, 3), '...', ...lines.slice(-3)].join('\n'))).toBeUndefined()
  })

  it('sees a key without armour, and only when it is whole', () => {
    const bare = (key: typeof rsa, type: 'pkcs1' | 'pkcs8' | 'sec1') => key.export({ format: 'der', type }).toString('base64')
    const keys = [bare(rsa, 'pkcs1'), bare(rsa, 'pkcs8'), bare(ec, 'sec1'), bare(ec, 'pkcs8'), bare(ed, 'pkcs8'), bare(dsa, 'pkcs8')]
    expect(keys.map(protectionOf)).toEqual(keys.map(() => 'none'))
    expect(keys.map((key) => protectionOf(key.slice(0, -8)))).toEqual(keys.map(() => undefined))
  })

  it('sees none in public keys', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const types = ['spki', 'pkcs1'] as const
    expect(types.map((type) => protectionOf(publicKey.export({ format: 'der', type }).toString('base64')))).toEqual([undefined, undefined])
  })

  it.each([
    ['without material', armour('RSA PRIVATE KEY', '...')],
    ['of x', armour('PRIVATE KEY', 'x'.repeat(200))],
    ['of words', armour('RSA PRIVATE KEY', 'your private key goes here '.repeat(10))],
    ['that is no DER', armour('PRIVATE KEY', fakeKey('base64*400').replace(/^./, 'A'))],
    ['of code', armour('PRIVATE KEY', "' . chunk_split(base64_encode($privateKeyInformation), 64) . '")],
    ['of OpenSSH that holds something else', armour('OPENSSH PRIVATE KEY', fakeKey('base64*400'))],
    ['of OpenPGP that holds a public key', armour('PGP PRIVATE KEY BLOCK', fakeKey('base64(\x99\x01\x0d\x04 alnum*270)'))],
  ])('is undefined for armour %s', (_, text) => expect(protectionOf(text)).toBeUndefined())
})

/** Whether the program is installed: any answer at all will do. */
function isInstalled(program: string, ...args: string[]): boolean {
  return (spawnSync(program, args, { stdio: 'ignore' }).error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT'
}

describe.skipIf(!isInstalled('ssh-keygen', '-?')).each([
  ['rsa', '2048'],
  ['ed25519', '256'],
  ['ecdsa', '384'],
])('a key of ssh-keygen (%s)', (type, bits) => {
  const make = (passphrase: string, format: string) => {
    const file = path.join(folder, `${type}-${format}-${passphrase.length}`)
    execFileSync('ssh-keygen', [
      '-q',
      '-t',
      type,
      '-b',
      bits,
      '-N',
      passphrase,
      '-C',
      'test',
      '-f',
      file,
      ...(format ? ['-m', format] : []),
    ])
    return readFileSync(file, 'utf8').trim()
  }

  it('is seen in clear, and with a passphrase', () => {
    expect([protectionOf(make('', '')), protectionOf(make('a passphrase', ''))]).toEqual(['none', 'passphrase'])
  })

  it.skipIf(type === 'ed25519')('is seen in PEM, too', () => {
    expect([protectionOf(make('', 'PEM')), protectionOf(make('a passphrase', 'PEM'))]).toEqual(['none', 'passphrase'])
  })
})

describe.skipIf(!isInstalled('gpg', '--version')).each([['rsa2048'], ['ed25519']])('a key of GnuPG (%s)', (algorithm) => {
  const exported = (passphrase: string) => {
    const home = mkdtempSync(path.join(folder, 'gpg-'))
    const options = ['--homedir', home, '--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', passphrase]
    const gpg = (...command: string[]) =>
      execFileSync('gpg', [...options, ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      gpg('--quick-gen-key', 'test@example.com', algorithm, 'sign', 'never')
      return gpg('--armor', '--export-secret-keys').trim()
    } finally {
      execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'])
    }
  }

  it('is seen in clear, and with a passphrase', () => {
    expect([protectionOf(exported('')), protectionOf(exported('a passphrase'))]).toEqual(['none', 'passphrase'])
  }, 60_000)
})

describe('a PuTTY key', () => {
  const putty = (cipher: string, count: number) =>
    [
      'PuTTY-User-Key-File-2: ssh-rsa',
      `Encryption: ${cipher}`,
      'Comment: test',
      'Public-Lines: 1',
      fakeKey('base64*40', 1),
      `Private-Lines: ${count}`,
      fakeKey('base64*64', 2),
      fakeKey('base64*3 =', 3),
      `Private-MAC: ${fakeKey('hex*40', 4)}`,
    ].join('\n')

  it('is seen in clear and with a passphrase, with escaped line ends, too', () => {
    expect([protectionOf(putty('none', 2)), protectionOf(putty('aes256-cbc', 2))]).toEqual(['none', 'passphrase'])
    expect(protectionOf(putty('none', 2).replaceAll('\n', '\\r\\n'))).toBe('none')
  })

  it('is none when lines are missing', () => expect(protectionOf(putty('none', 8))).toBeUndefined())
})
