import { describe, expect, it } from 'vitest'
import { detect } from '../support/detect.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'

const key = liveKey()
const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
const isKeyCharacter = (character: string) => /[0-9A-Za-z_]/.test(character)
const delimiters = printable.filter((character) => !isKeyCharacter(character))

async function secretsIn(text: string): Promise<string[]> {
  // What no format claims may still look like a value of that name.
  return (await detect(text)).matches.filter(({ features }) => !features).map(({ secret }) => secret)
}

describe('the end of a key', () => {
  it.each(delimiters)('is right before %j', async (delimiter) => {
    expect(await secretsIn(`key=${key}${delimiter}`)).toEqual([key])
  })

  it.each(delimiters)('is right before %j, whatever follows it', async (delimiter) => {
    expect(await secretsIn(`key=${key}${delimiter}tail 1`)).toEqual([key])
  })

  it.each([
    ['the end of the input', ''],
    ['a line feed', '\nnext'],
    ['a carriage return', '\rnext'],
    ['a tab', '\tnext'],
    ['a literal \\n', '\\nnext'],
    ['a literal \\r\\n', '\\r\\nnext'],
    ['an escaped quote', '\\"}'],
    ['an escaped slash', '\\/next'],
    ['an encoded ampersand', '%26next=1'],
    ['a JSON escape', '\\u0026next'],
    ['the end of a colour', '\x1b[0m'],
    ['an HTML entity', '&quot;next'],
    ['a tag', '</key>'],
    ['a letter that is not ASCII', 'é'],
    ['a Chinese character', '密钥'],
    ['an emoji', '😀'],
    ['a NUL', '\0next'],
    ['a DEL', '\x7fnext'],
  ])('is right before %s', async (_, behind) => {
    expect(await secretsIn(`key=${key}${behind}`)).toEqual([key])
  })

  it.each(printable.filter(isKeyCharacter))('is behind %j, which could be a part of it', async (character) => {
    expect(await secretsIn(`key=${key}${character};`)).toEqual([key + character])
  })

  it('is never inside of a text that is longer than a key may be', async () => {
    expect(await secretsIn(`key=${fakeKey('sk_live_ alnum*256')};`)).toEqual([])
  })

  it('is found for the longest key that may be', async () => {
    const longest = fakeKey('sk_live_ alnum*255')
    expect(await secretsIn(`key=${longest};`)).toEqual([longest])
  })

  it('kills a key of fixed length that goes on', async () => {
    expect(await secretsIn(`${fakeKey('ghp_ alnum*30 github-checksum()')}x`)).toEqual([])
  })
})

describe('the begin of a key', () => {
  it.each(delimiters)('is right behind %j', async (delimiter) => {
    expect(await secretsIn(`a${delimiter}${key}`)).toEqual([key])
  })

  it.each([
    ['the start of the input', ''],
    ['a name with an underscore', 'X_'],
    ['a line feed', 'last\n'],
    ['a carriage return', 'last\r'],
    ['a literal \\n', 'last\\n'],
    ['a literal \\r\\n', 'last\\r\\n'],
    ['a literal \\t', 'a\\t'],
    ['a literal \\0', 'a\\0'],
    ['an encoded equals sign', 'key%3D'],
    ['an encoded equals sign in lower case', 'key%3d'],
    ['an encoded slash', 'a%2F'],
    ['a JSON escape', 'key\\u003d'],
    ['a JSON escape in upper case', 'key\\u003D'],
    ['a JavaScript escape', 'key\\x3d'],
    ['a colour', '\x1b[31m'],
    ['a long colour', '\x1b[38;5;208m'],
    ['the end of a colour', '\x1b[0m'],
    ['the shortest end of a colour', '\x1b[m'],
    ['a letter that is not ASCII', 'é'],
    ['a Chinese character', '密钥'],
    ['an emoji', '😀'],
    ['a NUL', 'a\0'],
  ])('is right behind %s', async (_, before) => {
    expect(await secretsIn(`${before}${key}\n`)).toEqual([key])
  })

  it.each(printable.filter((character) => /[0-9A-Za-z]/.test(character)))('is not right behind %j', async (character) => {
    expect(await secretsIn(` ${character}${key}\n`)).toEqual([])
  })

  it.each(['ta', 'di', 'brisk', '0x', '%3', '\\u003', 'n', '3D', 'u003d', '[31m', '\\q', '\\xq1'])(
    'is not right behind %j, whose end is a part of a word',
    async (before) => expect(await secretsIn(` ${before}${key}\n`)).toEqual([]),
  )
})
