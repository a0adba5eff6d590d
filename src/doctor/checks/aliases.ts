// Aliases of git that leave hooks out.
import type { Check } from '../check.ts'
import { unset } from './hooks-path.ts'

/** Git takes a long option by its beginning, and letters together. What is quoted is a message. */
const COMMIT = /\bcommit\b(?:.*\s)?(?:--no-v[erify]*|-[aeiopqsvz]*n[a-zA-Z]*)(?=[\s;&]|$)/
const PUSH = /\bpush\b.*\s--no-v[erify]*(?=[\s;&]|$)/
const QUOTED = /"(?:[^"\\]|\\.)*"|'[^']*'/g

export const aliases: Check = {
  name: 'aliases',
  examine: ({ situation }) =>
    situation.aliases
      .filter(({ value }) => leavesHooksOut(value.replace(QUOTED, '""')))
      .map((alias) => ({
        state: 'warning',
        what: `git ${alias.name.slice('alias.'.length)} means "${alias.value}", which leaves hooks out`,
        where: `${alias.name}, ${alias.scope} configuration, ${alias.origin.replace(/^file:/, '')}`,
        fix: unset(alias),
      })),
}

function leavesHooksOut(command: string): boolean {
  return COMMIT.test(command) || PUSH.test(command)
}
