// The list of checks, in the order in which their results are said: whether a commit is stopped, then why not.
import type { Check } from '../check.ts'
import { aliases } from './aliases.ts'
import { canary } from './canary.ts'
import { hookFile } from './hook-file.ts'
import { hookPrograms } from './hook-programs.ts'
import { hooksPath } from './hooks-path.ts'
import { ignoredExit } from './ignored-exit.ts'
import { nodeVersion } from './node-version.ts'
import { otherPath } from './other-path.ts'
import { prePush } from './pre-push.ts'
import { switches } from './switches.ts'

export const checks: readonly Check[] = [
  canary,
  hooksPath,
  hookFile,
  ignoredExit,
  switches,
  hookPrograms,
  nodeVersion,
  otherPath,
  aliases,
  prePush,
]
