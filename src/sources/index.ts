// The list of sources: a file here without its line is an error of the architecture test.
import type { Source } from '../model.ts'
import { staged } from './staged.ts'
import { stdin } from './stdin.ts'
import { worktree } from './worktree.ts'

export type SourceName = 'worktree' | 'staged' | 'stdin'

export const sources: Readonly<Record<SourceName, Source<unknown>>> = { worktree, staged, stdin }
