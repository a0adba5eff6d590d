// straykey init: puts straykey into the hooks of a repository, or of all.
import type { Command } from '../command.ts'
import { commonOptions, initOptions } from '../options.ts'

export const init: Command = {
  usage: ['straykey init [--hooks NAMES]', 'straykey init --global', 'straykey init --dry-run'],
  about:
    'Run straykey before each commit: finds who keeps the hooks here (husky, pre-commit, lefthook, simple-git-hooks, core.hooksPath or git itself) and adds one marked line. straykey uninstall takes it out.',
  options: { ...initOptions, ...commonOptions },
  examples: [
    ['straykey init', 'install the hook, ask about the rest'],
    ['straykey init --hooks pre-commit,pre-push', 'look at what is pushed, too'],
    ['straykey init --dry-run', 'show the change, and change nothing'],
    ['straykey init --yes --no-workflow', 'install the hook, write straykey.yaml, let git ignore .env'],
    ['straykey init --global', 'one hook for all repositories of yours'],
  ],
  run: async (given, terminal) => (await import('../hook-setup.ts')).runInit(given, terminal),
}
