// Keys that nobody was ever issued, made when a test runs, so that no key-shaped text stands in the repository.
import { seededRandom } from '../../src/random.ts'
import { fillTemplate } from '../../src/rules/template.ts'

/** Fills parts such as `sk_live_ alnum*32` (rules/README.md, templates) from a seed. */
export function fakeKey(parts: string, seed = 1): string {
  return fillTemplate(`{{${parts}}}`, seededRandom(seed)).secret ?? ''
}

export const liveKey = (seed = 1) => fakeKey('sk_live_ alnum*32', seed)
export const githubKey = (seed = 1) => fakeKey('ghp_ alnum*30 github-checksum()', seed)
