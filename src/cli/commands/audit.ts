// straykey audit: somebody decides on what is found, one finding after the other. The audit of a history is straykey history.
import { UserError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { commonOptions, decidingOptions } from '../options.ts'

export const audit: Command = {
  usage: ['straykey audit [PATH]', 'straykey audit --decisions FILE.json [PATH]'],
  about:
    'Decide on what is found, one finding after the other, with one key each. Decisions are kept in the baseline at once, so that a second call goes on with what is left.',
  options: { ...decidingOptions, ...commonOptions },
  exitCodes:
    'Exit codes: 0 nothing is left that fails · 1 something is · 2 wrong usage, configuration or decisions · 3 the scan is incomplete · 130 ended by Ctrl-C; what was decided is kept',
  examples: [
    ['straykey audit', 'decide on all that is found in the files'],
    ['straykey audit --history --severity high', 'also what history holds, the worst alone'],
    ['straykey audit --rule password-assignment --path "test/**"', 'one kind, in one place'],
    ['straykey audit --verify', 'ask issuers first, and see which keys still work'],
    ['straykey audit --decisions decisions.json', 'take decisions that were made elsewhere; - reads standard input'],
  ],
  async run(given, terminal) {
    const [path, ...more] = given.positionals
    if (more.length > 0) throw new UserError('audit looks at one folder at a time: call it once for each, or narrow it with --path')
    const { performAudit } = await import('../deciding/perform.ts')
    return performAudit({ given, terminal, ...(path !== undefined && { path }) })
  },
}
