// straykey uninstall: takes out what straykey init put in.
import type { Command } from '../command.ts'
import { commonOptions, uninstallOptions } from '../options.ts'

export const uninstall: Command = {
  usage: ['straykey uninstall', 'straykey uninstall --global', 'straykey uninstall --dry-run'],
  about: 'Take out what straykey init put in, and leave the rest as it is, byte for byte.',
  options: { ...uninstallOptions, ...commonOptions },
  examples: [
    ['straykey uninstall', 'of this repository'],
    ['straykey uninstall --dry-run', 'show the change, and change nothing'],
  ],
  run: async (given, terminal) => (await import('../hook-setup.ts')).runUninstall(given, terminal),
}
