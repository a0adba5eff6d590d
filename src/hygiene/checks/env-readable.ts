// What others on the machine may read, they and every program of theirs have.
import type { HygieneCheck } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import { holdingsOf, listed } from '../holdings.ts'

export const envReadable: HygieneCheck = {
  id: 'env-readable',
  title: 'File of environment variables that others on the machine may read',
  severity: 'info',
  harm: 'Every other account of the machine, and every program that runs under one, can read the values.',
  modes: ['tree'],
  remedy: ['Let its owner alone read it: chmod 600 FILE (straykey hygiene --fix does this).'],
  async examine(facts) {
    if (facts.top === undefined) return []
    const named = [...new Set([...facts.telling, ...facts.ignored])].filter(isEnvironmentFile)
    const open = named.filter((path) => ((facts.permissions(path) ?? 0) & OTHERS) !== 0)
    const inGit = await facts.tracked(open)
    const seen = await Promise.all(
      open.map(async (path) => ({ path, mode: facts.permissions(path) ?? 0, ...holdingsOf((await facts.read(path)) ?? '') })),
    )
    // What git tracks has the mode that git gives it, and is readable by more than this machine's accounts anyway.
    return seen
      .filter(({ path, secret }) => !inGit.has(path) && secret.length > 0)
      .map(({ path, mode, secret }) => ({
        path,
        message: `${path} (mode ${mode.toString(8)}) may be read by others, and sets ${listed(secret)}.`,
      }))
  },
  fix: ({ path }) => [{ kind: 'owner only', path }],
}

const OTHERS = 0o077
