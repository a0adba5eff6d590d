// Globs of include and exclude.
import { expect, test } from 'vitest'
import { compilePathFilter } from '../src/path-filter.ts'

const leavesOut = (glob: string, path: string) => !compilePathFilter({ include: [], exclude: [glob] })(path)

test.each([
  ['lib', 'lib/a.js', true],
  ['lib', 'src/lib/a.js', true],
  ['/lib', 'lib/a.js', true],
  ['/lib', 'src/lib/a.js', false],
  ['/*.js', 'a.js', true],
  ['/*.js', 'src/a.js', false],
  ['src/lib/', 'src/lib/.env', true],
  ['./src/lib', 'src/lib/a.js', true],
])('as in .gitignore, %s leaves out %s: %s', (glob, path, out) => {
  expect(leavesOut(glob, path)).toBe(out)
})
