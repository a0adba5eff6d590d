// The list of sources: a file here without its line is an error of the architecture test.
import type { Source } from '../model.ts'
import { pushed } from './pushed.ts'
import { staged } from './staged.ts'
import { stdin } from './stdin.ts'
import { worktree } from './worktree.ts'

export type SourceName = 'worktree' | 'staged' | 'stdin' | 'pushed'

export const sources: Readonly<Record<SourceName, Source<unknown>>> = { worktree, staged, stdin, pushed }
