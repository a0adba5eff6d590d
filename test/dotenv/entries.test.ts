import { describe, expect, it } from 'vitest'
import { dotenvFaults } from '../../src/dotenv/faults.ts'
import { parseDotenv } from '../../src/dotenv/parse-dotenv.ts'

const pairs = (text: string) => parseDotenv(text).map(({ name, value, commentedOut }) => `${commentedOut ? '# ' : ''}${name}=${value}`)
const only = (text: string) => parseDotenv(text)[0]

describe('an entry', () => {
  it.each<[string, string, readonly string[]]>([
    ['plainly', 'A=b\nC=d', ['A=b', 'C=d']],
    ['with white space', '  A =  b c  \n', ['A=b c']],
    ['with export', 'export A=b', ['A=b']],
    ['with a colon', 'A: b\nC: "d"', ['A=b', 'C=d']],
    ['not with a colon alone', 'A:b', []],
    ['named export', 'export = 5', ['export=5']],
    ['with points, signs and digits in its name', '1.a-B_2=c', ['1.a-B_2=c']],
    ['in double quotes', 'A="b # c"', ['A=b # c']],
    ['in single quotes', "A='b # c' # d", ['A=b # c']],
    ['in backticks', 'A=`b "c" \'d\'`', ['A=b "c" \'d\'']],
    ['over several lines', 'A="b\nc\n"\nD=\'e\nf\'', ['A=b\nc\n', 'D=e\nf']],
    ['with escapes that double quotes read', 'A="b\\nc\\rd\\te"', ['A=b\nc\rd\\te']],
    ['with escapes that single quotes leave', "A='b\\nc'", ['A=b\\nc']],
    ['with an escaped quote', 'A="b\\"c"', ['A=b\\"c']],
    ['with a backslash at the end', 'A="b\\"\nC=d', ['A=b\\', 'C=d']],
    ['with a comment', 'A=b # c', ['A=b']],
    ['with a comment where a password goes on', 'A=b#c', ['A=b']],
    ['empty', 'A=\nB= \nC= # d\nD=""', ['A=', 'B=', 'C=', 'D=']],
    ['with text behind its quotes', 'A="b" c', ['A="b" c']],
    ['with a quote that nothing closes', 'A="b\nC=d', ['A="b', 'C=d']],
    ['with lines that end in \\r\\n', 'A=b\r\nC="d\r\ne"\r\n', ['A=b', 'C=d\ne']],
    ['with lines that end in \\r', 'A=b\rC=d', ['A=b', 'C=d']],
    ['behind a byte order mark', '\uFEFFA=b', ['A=b']],
    ['twice', 'A=b\nA=c', ['A=b', 'A=c']],
    ['with = in its value', 'A=b=c==', ['A=b=c==']],
    ['as docker reads it without its quotes', 'A="b"', ['A=b']],
    ['among the lines of an .envrc', 'source_env ..\nlayout node\ndotenv .env\nPATH_add bin\nexport A=b\n', ['A=b']],
    ['not when nothing is assigned', 'A\nexport B\n', []],
  ])('is read: %s', (_, text, expected) => expect(pairs(text)).toEqual(expected))
})

describe('an entry in a comment', () => {
  it.each<[string, string, readonly string[]]>([
    ['alone', '# A=b', ['# A=b']],
    ['without a space, with several hashes', '#A=b\n## C = d', ['# A=b', '# C=d']],
    ['with export and quotes', "# export A='b c'", ['# A=b c']],
    ['with a comment of its own', '# A=b#c # d', ['# A=b#c']],
    ['behind an entry', 'A=b # C=d', ['A=b', '# C=d']],
    ['over several lines', '# A="b\n# c"\n# D=e', ['# A=b\nc', '# D=e']],
    ['with a quote that nothing closes', "# A='b\n# text\n# D=e'", ["# A='b", "# D=e'"]],
    ['with a colon, when it looks like a variable', '# API_KEY: b\n# Note: c\n# TODO: d', ['# API_KEY=b']],
    ['not a sentence', '# set A=b here\n# see http://localhost/?a=b\n', []],
  ])('is read: %s', (_, text, expected) => expect(pairs(text)).toEqual(expected))
})

describe('what is said of an entry', () => {
  it.each([
    ['A=b', 'none'],
    ['A="b"', 'double'],
    ["A='b'", 'single'],
    ['A=`b`', 'backtick'],
    ['A="b" c', 'none'],
    ['A="', 'none'],
    ['A=""', 'double'],
  ])('is its quote: %s', (text, quote) => expect(only(text)?.quote).toBe(quote))

  it.each([
    ['A=$B', true],
    [`A="x\${B:-c}"`, true],
    ['A=$(pass show b)', true],
    ['A=\\$B', false],
    ["A='$B'", false],
    ['A=5$', false],
  ])('is whether something is filled in: %s', (text, interpolates) => expect(only(text)?.interpolates).toBe(interpolates))

  it('is whether it is exported', () => expect(parseDotenv('export A=b\nC=d').map(({ exported }) => exported)).toEqual([true, false]))

  it('is where it stands', () => {
    expect(only('\r\n\uFEFF# 😀\r\n  export 𝒳=1\n export A = "b\r\nc" # d')).toEqual({
      name: 'A',
      value: 'b\nc',
      quote: 'double',
      exported: true,
      interpolates: false,
      start: 24,
      end: 41,
      valueStart: 35,
      valueEnd: 41,
      line: 4,
      column: 2,
      endLine: 5,
      endColumn: 3,
      valueLine: 4,
      valueColumn: 13,
    })
  })

  it('is where its value would stand', () => {
    expect(only('A= # b')).toMatchObject({ valueStart: 2, valueEnd: 2, end: 2, endLine: 1, endColumn: 3, valueColumn: 3 })
  })
})

describe('a line that nobody reads', () => {
  const faults = (text: string) => dotenvFaults(text).map(({ line, column, message }) => `${line}:${column} ${message.split(';')[0]}`)

  it('is a fault, and its text is not told', () => {
    expect(faults('A=b\n  =c\n{ "d": 1 }\nE f\n')).toEqual([
      '2:3 no name stands before the =',
      '3:1 this is no NAME=value and no comment',
      '4:1 this is no NAME=value and no comment',
    ])
  })

  it('is none that a dialect knows', () => {
    expect(faults('A\nexport B\nC d=e\nlayout python\nsource_env_if_exists .env\nif [ -f a ]\nthen\nfi\nPATH_add bin\n# f')).toEqual([])
  })

  it('is what is left of a value whose quote nothing closes', () => {
    expect(faults('A="b c\nd e\n')).toEqual(['2:1 this is no NAME=value and no comment'])
  })
})
