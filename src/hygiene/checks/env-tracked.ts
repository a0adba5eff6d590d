// A file of environment variables under version control is in every clone and in history, whatever .gitignore says now.
import type { HygieneCheck } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import { holdingsOf } from '../holdings.ts'
import { type Weight, weigh } from '../weighing-environment.ts'

export const envTracked: HygieneCheck = {
  id: 'env-tracked',
  title: 'File of environment variables under version control',
  severity: 'high',
  harm: 'Whoever can read the repository, now or later, can read every value that was ever in it.',
  modes: ['tree', 'staged'],
  remedy: [
    'Take it out of git and keep the file: git rm --cached FILE (straykey hygiene --fix does this and the next steps).',
    'List it in .gitignore, so that it does not come back.',
    'Replace every secret that it held: history keeps the old values (straykey history lists them).',
    'Offer a .env.example with the names and without the values, so that others know what is needed.',
  ],
  async examine(facts) {
    const named = facts.telling.filter(isEnvironmentFile)
    const inGit = await facts.tracked(named)
    const tracked = named.filter((path) => inGit.has(path)).sort()
    const rules = await facts.ignores(tracked)
    const seen = await Promise.all(tracked.map(async (path) => ({ path, weight: await weigh(path, facts) })))
    return seen.flatMap(({ path, weight }) => {
      const state = `${facts.mode === 'staged' ? 'is about to be committed' : 'is tracked by git'}${rules.get(path)?.ignored ? STILL : ''}`
      return weight ? [{ path, severity: weight.severity, message: messageOf(path, state, weight) }] : []
    })
  },
  async fix({ path, severity }, { read, permissions }) {
    if (severity === 'info') return []
    const isOpen = ((permissions(path) ?? 0) & 0o077) !== 0 && holdingsOf((await read(path)) ?? '').secret.length > 0
    return [
      { kind: 'untrack', path },
      { kind: 'ignore', path },
      { kind: 'example', path },
      ...(isOpen ? [{ kind: 'owner only', path } as const] : []),
      { kind: 'by hand', sentence: `replace every secret that ${path} held: history keeps the old values (straykey history lists them)` },
    ]
  },
}

const STILL = ', though an ignore rule names it (rules do nothing for what git tracks already)'

function messageOf(path: string, state: string, { holds }: Weight): string {
  return `${path} ${state}: ${holds}.`
}
