import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { emptied } from '../../src/dotenv/emptied.ts'
import { parseDotenv } from '../../src/dotenv/parse-dotenv.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'

const tail = fakeKey('upper lower digit*3 alnum*20')

describe('an emptied file', () => {
  it.each([
    ['keeps comments, blank lines and the order', '# our keys\n\nB=1\nA=2 # second\n', '# our keys\n\nB=\nA= # second\n'],
    ['keeps export, colons and white space', ' export A = b\nC: d\n', ' export A = \nC: \n'],
    ['keeps its ends of lines and its byte order mark', '\uFEFFA=b\r\nC=d\r\n', '\uFEFFA=\r\nC=\r\n'],
    ['spares no harmless value', 'A=true\nB=8080\nC=localhost\n', 'A=\nB=\nC=\n'],
    ['loses quoted values of several lines', 'A="b\nc"\nD=\'e\n# f\n\'\n', 'A=\nD=\n'],
    ['loses values in comments', '# A=b\n#export C="d" # e\nF=g # H=i\n', '# A=\n#export C= # e\nF= # H=\n'],
    ['loses values of several lines in comments', '# A="b\n# c\n# d"\n# e\n', '# A=\n# e\n'],
    ['loses the rest of a password with #', 'A=b#c d\nE="f"#g\n# H=i#j # k\n', 'A=\nE=\n# H= # k\n'],
    ['loses what may be the end of a key in base64', `A="b\nc/d+e\n${tail}==\nF=g\n`, 'A=\n\n\nF=\n'],
    ['loses lines that may be the rest of a value', 'A="b\nc/d+e\nF=g\n', 'A=\n\nF=\n'],
  ])('%s', (_, text, expected) => expect(emptied(text)).toBe(expected))

  const key = liveKey()
  it.each([
    ['plainly', `A=${key}\n`],
    ['in each kind of quotes', `A='${key}'\nB="${key}"\nC=\`${key}\`\n`],
    ['behind a missing quote', `A="${key}\nB='x\n${key}\n`],
    ['behind a #', `A=x#${key}\nB=#${key}\n`],
    ['in a comment', `# A=${key}\n# export B="${key}"\n#C='x\n#${key}'\n`],
    ['behind a name with white space', `A b=${key}\nC : ${key}\n`],
    ['on a line of its own', `${key}\n`],
    ['in a line of a shell', `eval "$(login --token=${key})"\n`],
    ['under a name without a sign', `A:\n${key}\nB\n=${key}\n`],
  ])('leaks no key that stands %s', (_, text) => expect(emptied(text)).not.toContain(key))

  it('is none that Node reads otherwise', () => {
    const text = emptied('A=b\n# C=d\nE="f\ng"\nH b=c\n')
    const read = Object.entries(parseEnv(text)).filter(([name]) => !name.startsWith('#'))
    expect(read).toEqual(
      parseDotenv(text)
        .filter(({ commentedOut }) => !commentedOut)
        .map(({ name }) => [name, '']),
    )
  })
})

describe('a hostile file', () => {
  // Each would take hours if the work grew with the square of the length: the test would run out of its time.
  it.each([
    ['open quotes', 'A="x\n'],
    ['escaped quotes', "A='\\'\n"],
    ['escaped quotes without an end', "\\'"],
    ['open quotes in comments', "# A='x\n"],
    ['comments behind an open quote', '# x\n'],
    ['names without a value', 'A\n'],
    ['blank lines', '\n'],
    ['signs of ends of lines', 'A=x\u2028"x'],
    ['hashes', '#'],
    ['exports', 'export '],
  ])('is emptied in time: %s', (_, part) => {
    expect(emptied(`A='${part.repeat(400_000)}`).length).toBeLessThan(10_000_000)
  })
})
