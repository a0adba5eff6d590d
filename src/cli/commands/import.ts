// straykey import: what other scanners were told, for us.
import type { Command } from '../command.ts'
import { commonOptions, importOptions } from '../options.ts'

export const importFiles: Command = {
  usage: ['straykey import [FILE…]', 'straykey import --write [FILE…]'],
  about:
    'Take over what other scanners were told: rules, allowlists and baselines of gitleaks, betterleaks, detect-secrets, secretlint, ggshield, trufflehog and talisman. Shows what would be written, and all that could not be carried over, with the reason.',
  options: { ...importOptions, ...commonOptions },
  exitCodes: '0 when it was shown or written. 3 when the scan that finds accepted values again was incomplete.',
  examples: [
    ['straykey import', 'show what the files of other scanners in this repository come to'],
    ['straykey import --write', 'write it: straykey.yaml, straykey-rules/imported.yaml and the baseline'],
    ['straykey import .gitleaks.toml', 'one file alone'],
    ['straykey import ci/excluded.txt --as trufflehog-paths', 'a file whose name does not tell what it is'],
  ],
  run: async (given, terminal) => (await import('../import-actions.ts')).runImport(given, terminal),
}
