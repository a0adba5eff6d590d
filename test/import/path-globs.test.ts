// Expressions for paths → globs: the two must leave out the same files.
import { describe, expect, test } from 'vitest'
import { pathGlobs } from '../../src/import/patterns/path-globs.ts'
import { isTranslated, translate } from '../../src/import/patterns/translate.ts'
import { compilePathFilter } from '../../src/path-filter.ts'
import { seededRandom } from '../../src/random.ts'

const SEED = Number(process.env.STRAYKEY_TEST_SEED ?? 20261122)

function globsOf(pattern: string): readonly string[] {
  const found = pathGlobs(pattern)
  if (!('globs' in found)) throw new Error(`${pattern}: ${found.why}`)
  return found.globs
}

describe('an expression becomes the glob that people would write', () => {
  test.each([
    ['(^|/)vendor/', ['**/vendor/*']],
    ['(?:^|/)node_modules(?:/.*)?$', ['node_modules']],
    ['^docs/.*', ['/docs/*']],
    ['\\.lock$', ['*.lock']],
    ['go\\.(mod|sum)$', ['*go.mod', '*go.sum']],
    ['^tests?/.*\\.snap$', ['/test/**/*.snap', '/tests/**/*.snap']],
    ['(?i)\\.png$', ['*.[pP][nN][gG]']],
    ['^README\\.md$', ['/README.md']],
    ['testdata', ['*testdata*']],
    ['^src/\\[id\\]\\.ts$', ['/src/[[]id].ts']],
  ])('%s → %j', (pattern, globs) => {
    expect(globsOf(pattern)).toEqual(globs)
  })
})

describe('where no glob says the same, that is said', () => {
  test.each([
    ['^src/[^/]*$', /directly in a folder/],
    ['^(?!src)', /around/],
    ['.*', /every path/],
    ['[^.]+/x', /a slash among others/],
    ['a{3,90}b', /counts/],
    ['(a|b|c|d)(e|f|g|h)(i|j|k|l)', /alternatives/],
    ['(', /no regular expression|not closed/],
  ])('%s', (pattern, why) => {
    expect(pathGlobs(pattern)).toEqual({ why: expect.stringMatching(why) })
  })
})

test(`random expressions leave out what their globs do (seed ${SEED})`, () => {
  const random = seededRandom(SEED)
  const pick = (list: readonly string[]) => list[random(list.length)] ?? ''
  const names = ['a', 'b', 'ab', 'lib', 'x.js', 'y.min.js', '1', '12', 'a-b', '.env', '[id]', 'Lib']
  const pieces = ['a', 'b', 'lib', '/', '/', '.*', '[^/]*', '[^/]+', '\\.js', '(?:a|b)', '[0-9]+', '(?:^|/)', 'x?', '(?:[^/]+/)*', '\\d']
  const paths = Array.from({ length: 400 }, () => Array.from({ length: 1 + random(4) }, () => pick(names)).join('/'))
  let compared = 0
  for (let round = 0; round < 1500; round++) {
    const pattern = `${pick(['', '^', '(?:^|/)', '(?i)'])}${Array.from({ length: 1 + random(4) }, () => pick(pieces)).join('')}${pick(['', '$', '/'])}`
    const [found, translated] = [pathGlobs(pattern), translate(pattern)]
    if (!('globs' in found) || !isTranslated(translated)) continue
    compared++
    const expression = new RegExp(translated.source, translated.ignoreCase ? 'i' : '')
    const wants = compilePathFilter({ include: [], exclude: found.globs })
    // What the expression fits as a file, the glob fits as a folder, too, as in .gitignore.
    const isLeftOut = (path: string) => path.split('/').some((_, i, all) => expression.test(all.slice(0, i + 1).join('/')))
    for (const path of paths) {
      const wrong = wants(path) === isLeftOut(path)
      if (wrong)
        expect({ pattern, globs: found.globs, path, leftOutByGlob: !wants(path) }).toEqual({
          pattern,
          path,
          leftOutByGlob: isLeftOut(path),
        })
    }
  }
  expect(compared).toBeGreaterThan(300)
})
