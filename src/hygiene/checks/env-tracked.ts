// A file of environment variables under version control is in every clone and in history, whatever .gitignore says now.
import type { HygieneCheck } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import type { Mode } from '../gathered.ts'

export const envTracked: HygieneCheck = {
  id: 'env-tracked',
  title: 'File of environment variables under version control',
  severity: 'high',
  harm: 'Whoever can read the repository, now or later, can read every value that was ever in it.',
  modes: ['tree', 'staged'],
  remedy: [
    'Take it out of git and keep the file: git rm --cached FILE (straykey hygiene --fix does this and the next step).',
    'List it in .gitignore, so that it does not come back.',
    'Replace every secret that it held: history keeps the old values (straykey history lists them).',
    'Offer a .env.example with the names and without the values, so that others know what is needed.',
  ],
  async examine({ mode, files, tracked, ignores }) {
    const named = files.filter(isEnvironmentFile)
    const inGit = await tracked(named)
    const rules = await ignores([...inGit])
    return [...inGit].sort().map((path) => ({ path, message: messageOf(path, mode, rules.get(path)?.ignored ?? false) }))
  },
}

function messageOf(path: string, mode: Mode, ignored: boolean): string {
  const state = mode === 'staged' ? 'is about to be committed' : 'is tracked by git'
  return `${path} ${state}${ignored ? ', though an ignore rule names it: rules do nothing for what git tracks already' : ''}.`
}
