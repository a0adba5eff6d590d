// Where keys are made up, and meant to be seen: tests, fixtures, examples, documentation.
import { isForShow } from '../triage/path-features.ts'

/** Folders that names of several words say to be for tests: `dockerTest`, `smoke-test`, and Perl's `t`. */
const TESTS = /(?:^|\/)(?:t|[\w-]*[a-z]Tests?|[\w-]+[_-]tests?|tests?[_-][\w-]+)\//

export function isMadeUpAt(path: string): boolean {
  return isForShow(path) || TESTS.test(path)
}
