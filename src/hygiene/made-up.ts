// Where keys are made up, and meant to be seen: tests, fixtures, examples, documentation.
import { posix } from 'node:path'
import { isForShow } from '../triage/path-features.ts'

/** Folders that names of several words say to be for tests: `dockerTest`, `smoke-test`, and Perl's `t`. */
const TESTS = /(?:^|\/)(?:t|[\w-]*[a-z]Tests?|[\w-]+[_-]tests?|tests?[_-][\w-]+)\//

export function isMadeUpAt(path: string): boolean {
  return isForShow(path) || TESTS.test(path)
}

/** The same by its folders alone: `.env.test` and `.env.example` are what they are wherever they stand. */
export function isInMadeUpFolder(path: string): boolean {
  const folder = posix.dirname(path)
  return folder !== '.' && isMadeUpAt(`${folder}/`)
}
