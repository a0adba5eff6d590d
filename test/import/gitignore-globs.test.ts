// Lines of .secretlintignore → globs. Git is the oracle of what such a line means.
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { gitignoreGlobs } from '../../src/import/patterns/gitignore-globs.ts'
import { compilePathFilter } from '../../src/path-filter.ts'
import { seededRandom } from '../../src/random.ts'
import { gitEnvironment, repository, writeFiles } from '../support/repo.ts'

const SEED = Number(process.env.STRAYKEY_TEST_SEED ?? 20261122)

function ignoredByGit(folder: string, paths: readonly string[]): Set<string> {
  try {
    const output = execFileSync('git', ['check-ignore', '--no-index', '-z', '--stdin'], {
      cwd: folder,
      env: gitEnvironment,
      input: paths.join('\0'),
    })
    return new Set(output.toString().split('\0'))
  } catch {
    // It exits with 1 when none is ignored.
    return new Set()
  }
}

test(`random lines leave out what git would ignore (seed ${SEED})`, () => {
  const random = seededRandom(SEED)
  const pick = (list: readonly string[]) => list[random(list.length)] ?? ''
  const folder = repository({ 'x.txt': 'x' })
  const names = ['a', 'b', 'lib', 'x.js', '.env', '.env.local', '(g)', 'a b', '!x', 'y.js']
  const pieces = ['a', 'b', 'lib', '*', '*.js', '.env', '.env*', '(g)', '?', '[ab]', 'x.js', '\\!x']
  const paths = [...new Set(Array.from({ length: 150 }, () => Array.from({ length: 1 + random(3) }, () => pick(names)).join('/')))]
  for (let round = 0; round < 80; round++) {
    const line = `${pick(['', '/', '**/'])}${Array.from({ length: 1 + random(2) }, () => pick(pieces)).join('/')}`
    writeFiles(folder, { '.gitignore': `${line}\n` })
    const expected = ignoredByGit(folder, paths)
    const wants = compilePathFilter({ include: [], exclude: gitignoreGlobs(line).taken.map(({ glob }) => glob) })
    expect({ line, left: paths.filter((one) => !wants(one)).sort() }).toEqual({
      line,
      left: paths.filter((one) => expected.has(one)).sort(),
    })
  }
})

test('a line that a later one takes something back from is left, and both are said', () => {
  const { taken, left } = gitignoreGlobs('# all\n*.log\n.env.*\n!.env.example\nbuild/\n!build/keep.txt\n')
  expect(taken.map(({ glob }) => glob)).toEqual(['*.log'])
  expect(left.map(({ line }) => line)).toEqual([3, 4, 5, 6])
})
