// straykey explain: what a rule looks for, why something was reported, and how likely the values of a file are secrets.
import { UserError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { commonOptions, explainOptions } from '../options.ts'

export const explain: Command = {
  usage: ['straykey explain RULE', 'straykey explain FINGERPRINT [PATH]', 'straykey explain FILE[:LINE]'],
  about:
    'Say what a rule or a hygiene check looks for and what to do about it; why a finding was reported, or held back, which is found again by its fingerprint or the beginning of it; or how likely each value that is given to a password, key or token in a file is a secret. Of a name that is several of these, the file comes first, then the rule.',
  options: { ...explainOptions, ...commonOptions },
  exitCodes: 'Exit codes: 0 explained · 2 nothing is called so, or the beginning fits several findings',
  examples: [
    ['straykey explain github-pat-classic', 'what a rule looks for'],
    ['straykey explain github-pat-classic:3f2a', 'why this was reported in the current folder'],
    ['straykey explain 3f2a9c01 --history', "the same, in the repository's history"],
    ['straykey explain config/app.yaml', 'every value of the file that is given to a password, key or token'],
    ['straykey explain config/app.yaml:12', 'those of line 12'],
  ],
  async run(given, terminal) {
    const [what, place, ...more] = given.positionals
    if (what === undefined || more.length > 0) throw new UserError(`expected ${explain.usage.join(', or ')}`)
    const { explained } = await import('../explaining.ts')
    return explained({ what, given, terminal, ...(place !== undefined && { place }) })
  },
}
