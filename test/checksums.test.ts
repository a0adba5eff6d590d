import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeBech32, isBech32 } from '../src/bech32.ts'
import { confluentChecksum, githubChecksum, gitlabChecksum, grafanaChecksum } from '../src/checksums.ts'
import { isNkeySeed, nkeySeed } from '../src/nkey.ts'
import { seededRandom } from '../src/random.ts'
import { fakeKey } from './support/fake-keys.ts'

const seeds = Array.from({ length: 200 }, (_, i) => i + 1)
const texts = seeds.map((seed) => fakeKey('word*0-80', seed))
const byteOf = (crc: number, i: number) => (crc >>> (8 * i)) & 0xff
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** zlib's CRC-32 is the oracle. Each checksum is read back to its number. */
describe.each<[string, (text: string) => string, (checksum: string) => number]>([
  ['githubChecksum', githubChecksum, (checksum) => [...checksum].reduce((sum, digit) => sum * 62 + BASE62.indexOf(digit), 0)],
  ['gitlabChecksum', gitlabChecksum, (checksum) => Number.parseInt(checksum, 36)],
  ['confluentChecksum', confluentChecksum, (checksum) => Buffer.from(checksum, 'base64').readUInt32LE()],
  ['grafanaChecksum', grafanaChecksum, (checksum) => Buffer.from(checksum, 'hex').readUInt32LE()],
])('%s', (_, checksum, numberOf) => {
  it('is the CRC-32 of the text, in one length', () => {
    expect(texts.map((text) => numberOf(checksum(text)))).toEqual(texts.map((text) => crc32(text)))
    expect(new Set(texts.map((text) => checksum(text).length)).size).toBe(1)
  })
})

describe('grafanaChecksum', () => {
  it('writes the low byte first', () => {
    const hex = [0, 1, 2, 3].map((i) => byteOf(crc32('glsa_x'), i).toString(16).padStart(2, '0')).join('')
    expect(grafanaChecksum('glsa_x')).toBe(hex)
  })
})

describe('bech32', () => {
  it.each([
    'A12UEL5L',
    'a12uel5l',
    'an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs',
    'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw',
    'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w',
    '?1ezyfcl',
  ])('takes the valid text of BIP 173: %s', (text) => expect(isBech32(text)).toBe(true))

  it.each(['A1G7SGD8', 'pzry9x0s0muk', '1pzry9x0s0muk', 'x1b4n0q5v', '10a06t8', '1qzzfhee', ''])('refuses the invalid one: %j', (text) => {
    expect(isBech32(text)).toBe(false)
  })

  it('takes what it encodes, and nothing with one character changed', () => {
    for (const seed of seeds) {
      const random = seededRandom(seed)
      const text = encodeBech32(
        'AGE-SECRET-KEY-',
        Array.from({ length: 52 }, () => random(32)),
      )
      const at = 16 + random(58)
      const changed = `${text.slice(0, at)}${text[at] === 'Q' ? 'P' : 'Q'}${text.slice(at + 1)}`
      expect([seed, isBech32(text), isBech32(changed)]).toEqual([seed, true, false])
    }
  })
})

describe('nkeySeed', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  /** A table, where the subject goes bit by bit. */
  const table = Array.from({ length: 256 }, (_, i) => {
    let crc = i << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
    return crc
  })
  const crc16 = (bytes: Uint8Array) => bytes.reduce((crc, byte) => ((crc << 8) & 0xffff) ^ (table[(crc >> 8) ^ byte] ?? 0), 0)
  const bytesOf = (text: string) => {
    let bits = 0n
    for (const digit of text) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(digit))
    return Buffer.from((bits >> 2n).toString(16).padStart(72, '0'), 'hex')
  }

  it('has the check value that CRC-16/XMODEM is known by', () => expect(crc16(Buffer.from('123456789'))).toBe(0x31c3))

  it.each(['U', 'A', 'O', 'N', 'C', 'X'])('holds type, bytes and checksum for %s', (letter) => {
    for (const seed of seeds) {
      const random = seededRandom(seed)
      const raw = Uint8Array.from({ length: 32 }, () => random(256))
      const text = nkeySeed(letter, raw)
      const bytes = bytesOf(text)
      expect([seed, text.slice(0, 2), text.length, isNkeySeed(text)]).toEqual([seed, `S${letter}`, 58, true])
      expect([seed, [...bytes.subarray(2, 34)], bytes.readUInt16LE(34)]).toEqual([seed, [...raw], crc16(bytes.subarray(0, 34))])
    }
  })
})
