// The hooks that straykey knows how to run.
export const hookNames = ['pre-commit', 'pre-push', 'commit-msg'] as const
export type HookName = (typeof hookNames)[number]
