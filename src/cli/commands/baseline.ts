// straykey baseline: what is known and left, so that only what is new fails.
import { UserError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { baselineOptions, commonOptions } from '../options.ts'

const actions = ['create', 'update', 'prune', 'show'] as const

export const baseline: Command = {
  usage: actions.map((action) => `straykey baseline ${action} [PATH]`),
  about:
    'Keep a list of findings that are known: create it, add what is new (update), take out what is gone (prune), show it. It holds keyed hashes, never a secret.',
  options: { ...baselineOptions, ...commonOptions },
  exitCodes: 'create, update, prune: 0 when it was written. show: 1 when an entry has expired and what it lists is still there.',
  examples: [
    ['straykey baseline create', 'list all that is found now, to be fixed later'],
    ['straykey baseline create --history --reason revoked', 'also what history holds; all of it is dead'],
    ['straykey baseline update --reason false_positive --note "hashes of test files"', 'add what is new'],
    ['straykey baseline show', 'list what is known, what has expired, and what is gone'],
    ['straykey baseline prune', 'take out what is gone'],
  ],
  async run(given, terminal) {
    const [name = '', path, ...more] = given.positionals
    const action = actions.find((known) => known === name)
    if (action === undefined || more.length > 0) throw new UserError(`expected ${baseline.usage.join(', or ')}`)
    const { perform } = await import('../baseline-actions.ts')
    return perform[action]({ given, terminal, ...(path !== undefined && { path }) })
  },
}
