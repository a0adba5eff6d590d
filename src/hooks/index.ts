// The list of ways in which hooks are kept, the one that is looked for first at the top.
import { hooksPath } from './hooks-path.ts'
import { husky } from './husky.ts'
import { lefthook } from './lefthook.ts'
import { plain } from './plain.ts'
import type { HookManager } from './plan/contract.ts'
import { preCommit } from './pre-commit.ts'
import { simpleGitHooks } from './simple-git-hooks.ts'

export const hookManagers: readonly HookManager[] = [husky, preCommit, lefthook, simpleGitHooks, hooksPath, plain]
