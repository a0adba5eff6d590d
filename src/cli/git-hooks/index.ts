// The list of hooks: a file here without its line is an error of the architecture test.

import type { Hook } from './call/hook.ts'
import { commitMsg } from './commit-msg.ts'
import { preCommit } from './pre-commit.ts'
import { prePush } from './pre-push.ts'
import { preReceive } from './pre-receive.ts'

export const hooks: Readonly<Record<string, Hook>> = {
  'pre-commit': preCommit,
  'pre-merge-commit': preCommit,
  'commit-msg': commitMsg,
  'pre-push': prePush,
  'pre-receive': preReceive,
}
