// What git is about to commit, from the index that it names. The same for a merge that git commits by itself.
import { type GitPlace, runGit } from '../../git/git.ts'
import type { Report } from '../../report-model.ts'
import { run } from '../../run.ts'
import { failing } from '../../verdict.ts'
import type { Hook } from './call/hook.ts'
import { allowing, quoted, skipping } from './call/ways-on.ts'

export const preCommit: Hook = {
  async judge(_args, { folder, environment }) {
    const report = await run({ folder, environment, staged: true })
    return { report, waysOn: failing(report).length > 0 ? waysOnOf(report, await hasCommits({ folder, environment, asTold: true })) : [] }
  },
}

async function hasCommits(place: GitPlace): Promise<boolean> {
  return (await runGit(['rev-parse', '--quiet', '--verify', 'HEAD'], place)).code === 0
}

function waysOnOf(report: Report, commits: boolean): string[] {
  const paths = [...new Set(failing(report).flatMap(({ locations }) => locations.map(({ path }) => ownFile(path))))]
  return [
    `Leave it out of this commit:  git ${commits ? 'restore --staged' : 'rm --cached'} -- ${quoted(paths)}`,
    'Keep it, but not in git:      move the value to .env (see that git ignores it) and read it from the environment',
    ...allowing(failing(report).filter(({ kind }) => kind === 'secret')),
    '                              (a comment counts from the next commit on; newAllowances: accept in straykey.yaml lets it count at once)',
    skipping('git commit'),
  ]
}

/** What is packed is committed with its archive. */
function ownFile(path: string): string {
  return path.split('!/')[0] ?? path
}
