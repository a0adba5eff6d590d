import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dockerPatternFor, parseDockerIgnore } from '../../src/hygiene/images/docker-ignore.ts'
import { copiesIn } from '../../src/hygiene/images/dockerfile.ts'

const SEED = 20261122

/** Docker's documented rules once more, name by name: a star stands for any letters, two for any folders. */
function leavesOutNaively(lines: readonly string[], path: string): boolean {
  let isOut = false
  for (const line of lines) {
    const again = line.startsWith('!')
    const names = (again ? line.slice(1) : line).split('/').filter((name) => name !== '' && name !== '.')
    const folders = path.split('/').map((_, index, all) => all.slice(0, index + 1))
    if (names.length > 0 && folders.some((one) => fitsNames(names, one))) isOut = !again
  }
  return isOut
}

function fitsNames([first, ...rest]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) return path.length === 0
  if (first === '**') {
    if (rest.length === 0) return path.length > 0
    return path.some((_, index) => fitsNames(rest, path.slice(index)))
  }
  const [name, ...below] = path
  return name !== undefined && fitsName(first, name) && fitsNames(rest, below)
}

function fitsName(pattern: string, name: string): boolean {
  const [sign] = pattern
  if (sign === undefined) return name === ''
  if (sign === '*') return [...name, ''].some((_, index) => fitsName(pattern.slice(1), name.slice(index)))
  return name !== '' && (sign === '?' || sign === name[0]) && fitsName(pattern.slice(1), name.slice(1))
}

const name = fc.constantFrom('a', 'b', '.env', '.env.local', 'app', 'ab')
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
const part = fc.constantFrom('a', 'b', '.env', '.env*', '*', '?', 'a?', '*.local', '**', 'app', '.*')
const line = fc
  .tuple(
    fc.constantFrom('', '', '!'),
    fc.constantFrom('', '', '/', './'),
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/'),
  )
  .map(([again, start, names, end]) => `${again}${start}${names.join('/')}${end}`)

describe('.dockerignore', () => {
  it('leaves out what a plain reading of its rules leaves out', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), path, (lines, one) => {
        expect(parseDockerIgnore(lines.join('\n')).leavesOut(one)).toBe(leavesOutNaively(lines, one))
      }),
      { seed: SEED, numRuns: 5000 },
    )
  })

  it('leaves out the file whose own pattern stands last, whatever it is called', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), fc.stringMatching(/^[\w.*?[\]\\!#+()$-]{1,12}$/), (lines, one) => {
        fc.pre(one !== '.' && one !== '..' && !one.startsWith('#'))
        expect(parseDockerIgnore([...lines, dockerPatternFor(one)].join('\n')).leavesOut(one)).toBe(true)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it.each<[ignore: string, path: string, isOut: boolean]>([
    ['.env', 'app/.env', false],
    ['**/.env', 'app/.env', true],
    ['**/.env', '.env', true],
    ['**.env', 'app/x.env', true],
    ['# .env', '.env', false],
    ['  .env  ', '.env', true],
    ['app/../.env', '.env', true],
    ['.env*\n!.env.production', '.env.production', false],
    ['!.env.production\n.env*', '.env.production', true],
    ['*\n!src', 'src/.env', false],
    ['*\n!src\n**/.env', 'src/.env', true],
    ['.en[uv]', '.env', true],
    ['\uFEFF.env', '.env', true],
    ['.env\r\nx', '.env', true],
  ])('%j says of %s that it stays out: %s', (ignore, one, isOut) => {
    expect(parseDockerIgnore(ignore).leavesOut(one)).toBe(isOut)
  })
})

describe('a Dockerfile', () => {
  const sources = (text: string) => copiesIn(text).map(({ sources: all, isInImage }) => [...all, isInImage])

  it.each<[what: string, text: string, copies: (string | boolean)[][]]>([
    ['copies a folder', 'FROM a\nCOPY . .', [['', true]]],
    ['copies from a list', 'FROM a\nADD ["./x", ".env", "/to/"]', [['x', '.env', true]]],
    ['goes on in the next line', 'FROM a\nCOPY \\\n  # why\n  src \\\n  /to', [['src', true]]],
    ['copies from another stage', 'FROM a AS b\nCOPY . .\nFROM c\nCOPY --from=b /x /x', [['', false]]],
    ['builds on an earlier stage', 'FROM a AS b\nCOPY . .\nFROM b\nRUN x', [['', true]]],
    ['takes options', 'FROM a\nCOPY --chown=1:1 --link . /app/', [['', true]]],
    ['fetches from elsewhere', 'FROM a\nADD https://example.com/x /x', []],
    ['writes a text of its own', 'FROM a\nCOPY <<END /x\nCOPY . .\nEND\nCOPY y /y', [['y', true]]],
    ['escapes with a backtick', '# escape=`\nFROM a\nCOPY `\n  src /to', [['src', true]]],
    ['says it in small letters', 'from a\ncopy .env /', [['.env', true]]],
    ['copies when it is built upon', 'FROM a\nONBUILD COPY . /app', [['', true]]],
    ['names a variable', 'FROM a\nCOPY $FILES /x', []],
  ])('that %s', (_, text, copies) => {
    expect(sources(text)).toEqual(copies)
  })
})
