// The list of checks, in the order in which their findings are told among equals: a file here without its line is an error of
// the architecture test.
import type { HygieneCheck } from '../check.ts'
import { envTracked } from './env-tracked.ts'

export const checks: readonly HygieneCheck[] = [envTracked]
