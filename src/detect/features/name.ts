// What the name says that a value is given to.
import { type Feature, test } from './feature.ts'

export const nameSays: readonly Feature[] = [
  ['length of the name', ({ name }) => Math.min(name.length, 60)],
  ['words in the name', ({ words }) => Math.min(words.split('_').length, 10)],
  test('name in capitals', /^[^a-z]*[A-Z][^a-z]*$/, 'name'),
  test('name has password', /pass(?:w|_|$|phrase)|passwd|pwd/, 'words'),
  test('name has key', /key/, 'words'),
  test('name has API', /api/, 'words'),
  test('name has an event', /press|down|up|code|board|bind|event|hot|short|stroke|word|frame|note|pair|ring|chain|space/, 'words'),
  test('name ends in key', /^keys?$/, 'last'),
  test('name ends in password', /^(?:pass|password|passwd|pwd|passphrase|pw|userpass|userpassword)$/, 'last'),
  test('name ends in secret', /^(?:secret|secrets)$/, 'last'),
  test('name has a dollar or dot', /[$.]/, 'name'),
  ['shares a word with the name', ({ words, low }) => words.split('_').some((word) => word.length > 3 && low.includes(word))],
  [
    'is in the name',
    ({ words, low }) =>
      words.includes(low.replace(/[^a-z0-9]+/g, '_')) || low.replace(/[^a-z0-9]/g, '').startsWith(words.replaceAll('_', '')),
  ],
]
