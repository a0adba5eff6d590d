// What git is about to commit, from the index that it names. The same for a merge that git commits by itself.
import type { Finding } from '../../model.ts'
import type { Report } from '../../report-model.ts'
import { run } from '../../run.ts'
import { failing } from '../../verdict.ts'
import type { Hook } from '../hook/hook.ts'
import { allowing, quoted, skipping } from '../hook/ways-on.ts'

export const preCommit: Hook = {
  about: 'git commit, before it asks for a message',
  async judge(_args, { folder, environment }) {
    const report = await run({ folder, environment, staged: true })
    return { report, waysOn: waysOnOf(report) }
  },
}

function waysOnOf(report: Report): string[] {
  const paths = [...new Set(failing(report).flatMap(({ locations }) => locations.map(({ path }) => ownFile(path))))]
  return [
    `Leave it out of this commit:  git restore --staged -- ${quoted(paths)}`,
    'Keep it, but not in git:      move the value to .env (see that git ignores it) and read it from the environment',
    ...allowing(failing(report)),
    ...(failing(report).some(isRefused) ? [ACCEPTING] : []),
    skipping('git commit'),
  ]
}

const ACCEPTING =
  'Its comment is new:           it counts from the next commit on; newAllowances: accept in a committed straykey.yaml lets it count at once'

function isRefused({ message }: Finding): boolean {
  return message.includes('in the change that brings it')
}

/** What is packed is committed with its archive. */
function ownFile(path: string): string {
  return path.split('!/')[0] ?? path
}
