// What a push would publish: every new object of every ref, on the way out.
import { type GitPlace, runGit } from '../../git/git.ts'
import type { Hook } from './call/hook.ts'
import { pushLines, type RefLine } from './call/ref-lines.ts'
import { skipping } from './call/ways-on.ts'

export const prePush: Hook = {
  async judge([remote = ''], { folder, environment, stdin }) {
    const lines = await pushLines(stdin)
    const asFramework = lines.length === 0 && environment.PRE_COMMIT !== undefined
    const tips = asFramework ? ALL_OF_OURS : lines.flatMap(({ after }) => after ?? [])
    const [tip] = tips
    if (tip === undefined) return undefined
    const here = await basesHere(lines, { folder, environment, asTold: true })
    const known = [...here, ...refsOf(asFramework ? environment.PRE_COMMIT_REMOTE_NAME : remote)]
    const { gate } = await import('../../gate.ts')
    const change = { trusted: here[0] ?? 'HEAD', changed: asFramework ? 'HEAD' : tip }
    const report = await gate({ folder, environment, tips, known, change })
    return { report, waysOn: WAYS_ON }
  },
}

/** What the other side has of these refs, as far as it has been fetched. */
async function basesHere(lines: readonly RefLine[], place: GitPlace): Promise<string[]> {
  const before = lines.flatMap((line) => line.before ?? [])
  const isHere = await Promise.all(before.map(async (id) => (await runGit(['cat-file', '-e', id], place)).code === 0))
  return before.filter((_, i) => isHere[i])
}

/** What was last seen of a remote; an address in place of its name has no such refs. */
function refsOf(remote = ''): string[] {
  return /^[\w.-]+$/.test(remote) ? [`--remotes=${remote}`] : []
}

/** The pre-commit framework passes no list of refs on, and names one of several at most: whatever the remote lacks is looked at. */
const ALL_OF_OURS = ['--branches', '--tags', 'HEAD']

const WAYS_ON = [
  'Not pushed yet, so it can still be taken out:',
  '  the last commit:            edit, then git commit --amend --all',
  '  an earlier one:             git rebase --interactive COMMIT^ (the commit is named above), edit it, go on',
  'It is no secret:              allow it with a comment in a commit of its own, or skip this once',
  skipping('git push'),
]
